package dev.sluice.engine.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as templates hold it, read and written: {@link TemplateMap}, {@link TemplateList.OfJson}, strings, numbers, booleans. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** Digits, sign and point of a number that a double may not hold exactly. */
    private static final int LONG_NUMBER = 18;

    /** What an object or array costs, in characters: as much memory as it takes when it is empty, which is more than its text. */
    private static final int OBJECT = 64;

    private Json() {}

    /** Throws {@link IOException} where the text is not one JSON value. */
    static @Nullable Object read(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return value;
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("nothing to read");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static TemplateMap object(JsonParser parser) throws IOException {
        Budget.current().spend(OBJECT);
        var map = new TemplateMap();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static TemplateList array(JsonParser parser) throws IOException {
        Budget.current().spend(OBJECT);
        var list = new TemplateList.OfJson();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static Number decimal(String digits) {
        return digits.length() > LONG_NUMBER ? new BigDecimal(digits) : Double.valueOf(digits);
    }

    /** Compact JSON, within the budget. What is no JSON is written as the string it prints as. */
    static String write(@Nullable Object value) {
        var text = new StringBuilder();
        append(text, value);
        Budget.current().text(text.length());
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        Budget.current().spend(1);
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> {
                text.append('{');
                map.forEach((key, member) -> {
                    comma(text, '{');
                    quote(text, String.valueOf(key));
                    append(text.append(':'), member);
                });
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                list.forEach(element -> {
                    comma(text, '[');
                    append(text, element);
                });
                text.append(']');
            }
            case Boolean truth -> text.append(truth);
            case Number number -> text.append(number);
            default -> quote(text, Values.text(value));
        }
    }

    private static void comma(StringBuilder text, char opening) {
        if (text.charAt(text.length() - 1) != opening) {
            text.append(',');
        }
    }

    private static void quote(StringBuilder text, String value) {
        Budget.current().spend(value.length());
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
