package dev.sluice.engine.mapping;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The JSON paths of one template, compiled once: most templates ask for the same few, and a bounded number is kept. */
final class JsonPaths {

    private static final int KEPT = 256;
    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new TemplateJson())
            .mappingProvider(new NoMapping())
            .build();

    private final Map<String, JsonPath> compiled = new ConcurrentHashMap<>();

    /** What the path finds; null where it finds nothing. */
    @Nullable
    Object read(@Nullable Object document, String path) {
        if (document == null) {
            return null;
        }
        try {
            return path(path).<@Nullable Object>read(document, CONFIGURATION);
        } catch (PathNotFoundException absent) {
            return null;
        } catch (InvalidPathException | StackOverflowError e) {
            throw new MappingException(MappingException.Reason.TEMPLATE, "no JSON path: " + path, e);
        } catch (JsonPathException e) {
            throw new MappingException(
                    MappingException.Reason.TEMPLATE, "JSON path " + path + " failed: " + e.getMessage(), e);
        }
    }

    private JsonPath path(String path) {
        JsonPath known = compiled.get(path);
        if (known != null) {
            return known;
        }
        JsonPath fresh = RegexFilters.compile(path);
        if (compiled.size() < KEPT) {
            compiled.put(path, fresh);
        }
        return fresh;
    }

    /** Lets JsonPath walk and make values as templates hold them; every step is charged. */
    private static final class TemplateJson extends AbstractJsonProvider {

        @Override
        public @Nullable Object parse(String json) {
            try {
                return Json.read(json);
            } catch (IOException e) {
                throw new InvalidJsonException(e);
            }
        }

        @Override
        public Object parse(InputStream json, String charset) {
            try {
                Object value = parse(new String(json.readAllBytes(), Charset.forName(charset)));
                return value == null ? UNDEFINED : value;
            } catch (IOException e) {
                throw new InvalidJsonException(e);
            }
        }

        @Override
        public String toJson(Object value) {
            return Json.write(value);
        }

        @Override
        public Object createArray() {
            return new TemplateList.OfJson();
        }

        @Override
        public Object createMap() {
            return new TemplateMap();
        }

        @Override
        public Object getMapValue(Object map, String key) {
            Budget.current().spend(1);
            return super.getMapValue(map, key);
        }

        @Override
        public Object getArrayIndex(Object list, int index) {
            Budget.current().spend(1);
            return super.getArrayIndex(list, index);
        }

        @Override
        public void setArrayIndex(Object list, int index, Object value) {
            Budget.current().spend(1);
            super.setArrayIndex(list, index, value);
        }
    }

    /** Paths are read as they are, never mapped to a type. */
    private static final class NoMapping implements MappingProvider {

        @Override
        public <T> T map(Object source, Class<T> type, Configuration configuration) {
            return type.cast(source);
        }

        @Override
        public <T> T map(Object source, TypeRef<T> type, Configuration configuration) {
            throw new UnsupportedOperationException("JSON paths are not mapped to " + type.getType());
        }
    }
}
