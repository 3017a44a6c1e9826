package dev.sluice.edge.webacl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.contract.webacl.FieldToMatch;
import dev.sluice.contract.webacl.FieldToMatch.InvalidJson;
import dev.sluice.contract.webacl.FieldToMatch.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Names and values in a JSON body, read as far as it is JSON. Source: AWS WAF guide, "Request components in AWS WAF", JSON
 * body.
 */
final class JsonTexts {

    private static final JsonFactory JSON = new JsonFactory();

    private final FieldToMatch field;
    private final Scope scope;
    private final LongConsumer effort;
    private final List<String> texts = new ArrayList<>();

    JsonTexts(FieldToMatch field, LongConsumer effort) {
        this.field = field;
        this.scope = Objects.requireNonNullElse(field.scope(), Scope.ALL);
        this.effort = effort;
    }

    /** {@code body} has a byte in each character. */
    Seen of(String body) {
        try (JsonParser parser = JSON.createParser(body.getBytes(StandardCharsets.ISO_8859_1))) {
            while (parser.nextToken() != null) {
                look(parser);
            }
        } catch (IOException malformed) {
            InvalidJson otherwise = field.invalidJson();
            if (otherwise != null) {
                return switch (otherwise) {
                    case MATCH -> Seen.MATCH;
                    case NO_MATCH -> Seen.NO_MATCH;
                    case EVALUATE_AS_STRING -> Seen.of(body);
                };
            }
        }
        return Seen.of(texts);
    }

    private void look(JsonParser parser) throws IOException {
        boolean key = parser.currentToken() == JsonToken.FIELD_NAME;
        if (key ? scope.ofKeys() : scope.ofValues() && parser.currentToken().isScalarValue()) {
            if (isIncluded(parser)) {
                texts.add(new String(parser.getText().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** A pointer includes what it points to, and all that is in it. */
    private boolean isIncluded(JsonParser parser) {
        if (field.included().isEmpty()) {
            return true;
        }
        String at = parser.getParsingContext().pathAsPointer().toString();
        effort.accept(at.length());
        return field.included().stream().anyMatch(pointer -> at.equals(pointer) || at.startsWith(pointer + "/"));
    }
}
