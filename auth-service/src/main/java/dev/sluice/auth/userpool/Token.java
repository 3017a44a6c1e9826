package dev.sluice.auth.userpool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A JWT as a client sent it (RFC 7519), read but not believed: {@link #claimedIssuer} chooses whose keys to verify it with, and
 * {@link #claims} mean nothing before that.
 */
record Token(String compact, Map<String, Object> content) {

    private static final int LONGEST = 16 * 1024;
    private static final String BEARER = "Bearer ";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    /** With or without its {@code Bearer} prefix; empty where it is no signed JWT. */
    static Optional<Token> read(String sent) {
        String compact = sent.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? sent.substring(BEARER.length()).strip()
                : sent.strip();
        String[] parts = compact.split("\\.", -1);
        if (compact.length() > LONGEST || parts.length != 3 || parts[2].isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            Map<String, Object> content = JSON.readValue(new String(payload, StandardCharsets.UTF_8), OBJECT);
            return Optional.ofNullable(content).map(claims -> new Token(compact, claims));
        } catch (IllegalArgumentException | JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** Empty where it names none. */
    String claimedIssuer() {
        return content.get("iss") instanceof String issuer ? issuer : "";
    }

    /** To be asked for once the signature has been verified. */
    Claims claims() {
        return new Claims(content);
    }

    @Override
    public String toString() {
        return "Token[issuer=" + claimedIssuer() + "]";
    }
}
