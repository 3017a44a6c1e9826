package dev.sluice.edge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.exchange.FaultException;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Binary content as text, and back. What cannot be converted is the API's fault: 500.
 *
 * <p>Source: AWS guide, "Content type conversions in API Gateway".
 */
final class Base64Body {

    private Base64Body() {}

    static Buffer encoded(Buffer binary) {
        return Buffer.buffer(Base64.getEncoder().encode(binary.getBytes()));
    }

    /** The text may be a JSON string, as a function gives one. */
    static Buffer decoded(Buffer text) {
        String base64 = text.toString(StandardCharsets.UTF_8).strip();
        try {
            String plain = base64.startsWith("\"") ? Wire.mapper().readValue(base64, String.class) : base64;
            return Buffer.buffer(Base64.getMimeDecoder().decode(checked(plain)));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw new FaultException(Fault.API_CONFIGURATION_ERROR, "a body to be made binary is no base64");
        }
    }

    /** The text that binary content is, where a template is to read it. */
    static String text(Buffer binary) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(binary.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FaultException(Fault.API_CONFIGURATION_ERROR, "a template cannot read binary content");
        }
    }

    /** The decoder passes over line breaks, and with them over whatever else is no base64. */
    private static String checked(String base64) {
        for (int i = 0; i < base64.length(); i++) {
            char c = base64.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9') && "+/=\r\n".indexOf(c) < 0) {
                throw new IllegalArgumentException("not base64");
            }
        }
        return base64;
    }
}
