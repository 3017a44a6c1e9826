package dev.sluice.edge.integration;

import dev.sluice.contract.fault.Fault;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.table.Segments;
import java.nio.charset.StandardCharsets;

/** A value that comes from elsewhere than the client's path, as a part of a backend's. */
final class PathValue {

    private static final String KEPT = "-._~!$&'()*+,;=:@/";

    private PathValue() {}

    /**
     * The value with everything encoded that would end the path, or is not allowed in one; slashes and escapes stay. Throws
     * {@link FaultException} where it climbs: it would lead to another path than the API's.
     */
    static String encoded(String name, String value) {
        if (Segments.climb(value)) {
            throw new FaultException(Fault.BAD_REQUEST_PARAMETERS, "path parameter " + name + " climbs")
                    .saying("Invalid path parameter: " + name);
        }
        StringBuilder encoded = new StringBuilder(value.length() + 16);
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char character = (char) (bytes[i] & 0xff);
            boolean plain = character < 128 && (Character.isLetterOrDigit(character) || KEPT.indexOf(character) >= 0);
            if (plain || character == '%' && isEscape(bytes, i)) {
                encoded.append(character);
            } else {
                encoded.append(String.format("%%%02X", (int) character));
            }
        }
        return encoded.toString();
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }
}
