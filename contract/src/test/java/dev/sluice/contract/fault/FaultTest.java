package dev.sluice.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    /** AWS's 21 gateway response types, without DEFAULT_5XX, which no fault has for its own. */
    private static final Set<String> TYPES = Set.of(
            "ACCESS_DENIED",
            "API_CONFIGURATION_ERROR",
            "AUTHORIZER_CONFIGURATION_ERROR",
            "AUTHORIZER_FAILURE",
            "BAD_REQUEST_BODY",
            "BAD_REQUEST_PARAMETERS",
            "DEFAULT_4XX",
            "EXPIRED_TOKEN",
            "INTEGRATION_FAILURE",
            "INTEGRATION_TIMEOUT",
            "INVALID_API_KEY",
            "INVALID_SIGNATURE",
            "MISSING_AUTHENTICATION_TOKEN",
            "QUOTA_EXCEEDED",
            "REQUEST_TOO_LARGE",
            "RESOURCE_NOT_FOUND",
            "THROTTLED",
            "UNAUTHORIZED",
            "UNSUPPORTED_MEDIA_TYPE",
            "WAF_FILTERED");

    @Test
    void coversEveryGatewayResponseType() {
        assertThat(Stream.of(Fault.values()).map(Fault::responseType).collect(Collectors.toSet()))
                .isEqualTo(TYPES);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "MISSING_AUTHENTICATION_TOKEN, 403, MissingAuthenticationTokenException, `{\"message\":\"Missing Authentication Token\"}`",
                "API_CONFIGURATION_ERROR, 500, InternalServerErrorException, `{\"message\": \"Internal server error\"}`",
                "INVALID_API_KEY, 403, ForbiddenException, `{\"message\":\"Forbidden\"}`",
                "THROTTLED, 429, TooManyRequestsException, `{\"message\":\"Too Many Requests\"}`",
                "QUOTA_EXCEEDED, 429, LimitExceededException, `{\"message\":\"Limit Exceeded\"}`",
                "INTEGRATION_TIMEOUT, 504, InternalServerErrorException, `{\"message\": \"Endpoint request timed out\"}`",
                "MALFORMED_INTEGRATION_RESPONSE, 502, InternalServerErrorException, `{\"message\": \"Internal server error\"}`",
                "BAD_REQUEST_BODY, 400, BadRequestException, `{\"message\": \"Invalid request body\"}`",
                "UNAUTHORIZED, 401, UnauthorizedException, `{\"message\":\"Unauthorized\"}`",
                "ACCESS_DENIED, 403, AccessDeniedException, `{\"Message\":\"User is not authorized to access this resource\"}`",
                "ACCESS_DENIED_EXPLICIT, 403, AccessDeniedException, `{\"Message\":\"User is not authorized to access this resource with an explicit deny\"}`",
                "AUTHORIZER_CONFIGURATION_ERROR, 500, AuthorizerConfigurationException, `{\"message\":null}`",
                "UNSUPPORTED_MEDIA_TYPE, 415, BadRequestException, `{\"message\": \"Unsupported Media Type\"}`",
                "REQUEST_TOO_LARGE, 413, RequestTooLargeException, `HTTP content length exceeded 10485760 bytes.`"
            })
    void saysWhatAwsSays(Fault fault, int status, String errorType, String body) {
        assertThat(fault.status()).isEqualTo(status);
        assertThat(fault.errorType()).isEqualTo(errorType);
        assertThat(fault.body()).isEqualTo(body);
    }

    @Test
    void hasTheRecordedLengths() {
        assertThat(Fault.API_CONFIGURATION_ERROR.body()).hasSize(36);
        assertThat(Fault.INVALID_API_KEY.body()).hasSize(23);
        assertThat(Fault.ACCESS_DENIED_EXPLICIT.body()).hasSize(82);
    }

    @Test
    void quotesAMessage() {
        assertThat(Fault.BAD_REQUEST_PARAMETERS.bodyWith("a \"b\" %s \n"))
                .isEqualTo("{\"message\": \"a \\\"b\\\" %s \\n\"}");
        assertThat(Fault.UNAUTHORIZED.bodyWith(null)).isEqualTo("{\"message\":null}");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isAnError(Fault fault) {
        assertThat(fault.status()).isBetween(400, 599);
    }
}
