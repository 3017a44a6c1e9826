package dev.sluice.contract.sigv4;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as its signature covers it.
 *
 * @param path the path as sent, still percent-encoded
 * @param query the query as sent without its question mark, or empty
 * @param headers by any case of their names
 * @param payloadHash lower-case hex SHA-256 of the body, or {@code UNSIGNED-PAYLOAD}
 */
public record SignedRequest(
        String method, String path, String query, Map<String, List<String>> headers, String payloadHash) {

    public SignedRequest {
        Map<String, List<String>> byLowerCase = new TreeMap<>();
        headers.forEach((name, values) -> byLowerCase.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = byLowerCase;
    }

    /** The first value of a header, or empty. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
