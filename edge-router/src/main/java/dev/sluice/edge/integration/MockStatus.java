package dev.sluice.edge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.OptionalInt;

/**
 * The status that a MOCK's request template says: {@code {"statusCode": N}}, any integer. AWS reads more than JSON there, such
 * as the {@code {statusCode: 204}} of the preflights that CDK makes.
 */
final class MockStatus {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private MockStatus() {}

    /** Empty where the rendered template says none. */
    static OptionalInt of(String rendered) {
        try {
            JsonNode status = MAPPER.readTree(rendered).path("statusCode");
            return status.isInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty();
        } catch (JsonProcessingException e) {
            return OptionalInt.empty();
        }
    }
}
