package dev.sluice.admin.openapi;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to a tree. Clients send both forms as {@code application/json}, so the content decides: what begins with a brace
 * is JSON, anything else YAML.
 */
final class DocumentReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DocumentReader() {}

    /** An object, or {@link InvalidDocument} with line and column. */
    static JsonNode read(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.isBlank()) {
            throw InvalidDocument.unreadable("The document is empty");
        }
        JsonNode root = content.stripLeading().startsWith("{") ? json(content) : YamlTree.read(content);
        if (!root.isObject()) {
            throw InvalidDocument.unreadable("Line 1, column 1: the document is not an object");
        }
        return root;
    }

    private static JsonNode json(String content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw InvalidDocument.broken(position(e.getLocation()) + e.getOriginalMessage());
        }
    }

    private static String position(JsonLocation location) {
        return location == null ? "" : "Line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }
}
