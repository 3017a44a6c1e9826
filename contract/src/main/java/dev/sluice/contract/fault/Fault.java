package dev.sluice.contract.fault;

import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway itself answers with: AWS's gateway response types, and under each the variants that AWS tells apart by
 * error header or text. Status, header and body are AWS's defaults; an API may customise them by {@link #responseType}.
 *
 * <p>The bodies' spacing is AWS's own and differs between them.
 */
public enum Fault {
    ACCESS_DENIED(
            "ACCESS_DENIED",
            403,
            "AccessDeniedException",
            "User is not authorized to access this resource",
            "{\"Message\":%s}"),
    ACCESS_DENIED_EXPLICIT(
            "ACCESS_DENIED",
            403,
            "AccessDeniedException",
            "User is not authorized to access this resource with an explicit deny",
            "{\"Message\":%s}"),
    API_CONFIGURATION_ERROR(
            "API_CONFIGURATION_ERROR",
            500,
            "InternalServerErrorException",
            "Internal server error",
            "{\"message\": %s}"),
    AUTHORIZER_CONFIGURATION_ERROR(
            "AUTHORIZER_CONFIGURATION_ERROR", 500, "AuthorizerConfigurationException", null, "{\"message\":%s}"),
    AUTHORIZER_FAILURE("AUTHORIZER_FAILURE", 500, "AuthorizerConfigurationException", null, "{\"message\":%s}"),
    BAD_REQUEST_BODY("BAD_REQUEST_BODY", 400, "BadRequestException", "Invalid request body", "{\"message\": %s}"),
    BAD_REQUEST_PARAMETERS(
            "BAD_REQUEST_PARAMETERS",
            400,
            "BadRequestException",
            "Missing required request parameters",
            "{\"message\": %s}"),
    EXPIRED_TOKEN(
            "EXPIRED_TOKEN",
            403,
            "ExpiredTokenException",
            "The security token included in the request is expired",
            "{\"message\":%s}"),
    INTEGRATION_FAILURE(
            "INTEGRATION_FAILURE",
            504,
            "InternalServerErrorException",
            "Network error communicating with endpoint",
            "{\"message\": %s}"),
    /** A Lambda proxy result that is none: 502, though the type's own status is 504. */
    MALFORMED_INTEGRATION_RESPONSE(
            "INTEGRATION_FAILURE", 502, "InternalServerErrorException", "Internal server error", "{\"message\": %s}"),
    INTEGRATION_TIMEOUT(
            "INTEGRATION_TIMEOUT",
            504,
            "InternalServerErrorException",
            "Endpoint request timed out",
            "{\"message\": %s}"),
    /** What lacks is told in other words each time. */
    INCOMPLETE_SIGNATURE(
            "MISSING_AUTHENTICATION_TOKEN",
            403,
            "IncompleteSignatureException",
            "The request signature does not conform to AWS standards.",
            "{\"message\":%s}"),
    INVALID_API_KEY("INVALID_API_KEY", 403, "ForbiddenException", "Forbidden", "{\"message\":%s}"),
    INVALID_SIGNATURE(
            "INVALID_SIGNATURE",
            403,
            "InvalidSignatureException",
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
            "{\"message\":%s}"),
    UNRECOGNIZED_CLIENT(
            "MISSING_AUTHENTICATION_TOKEN",
            403,
            "UnrecognizedClientException",
            "The security token included in the request is invalid.",
            "{\"message\":%s}"),
    MISSING_AUTHENTICATION_TOKEN(
            "MISSING_AUTHENTICATION_TOKEN",
            403,
            "MissingAuthenticationTokenException",
            "Missing Authentication Token",
            "{\"message\":%s}"),
    /** An unknown API or stage, or one whose default endpoint is disabled. */
    UNKNOWN_API("DEFAULT_4XX", 403, "ForbiddenException", "Forbidden", "{\"message\":%s}"),
    /** Request line and headers of more than 10 240 bytes; what AWS says of them is not recorded. Found before any API is. */
    HEAD_TOO_LARGE("DEFAULT_4XX", 431, "BadRequestException", "Request Header Fields Too Large", "{\"message\":%s}"),
    QUOTA_EXCEEDED("QUOTA_EXCEEDED", 429, "LimitExceededException", "Limit Exceeded", "{\"message\":%s}"),
    /** Its answer is plain text and cannot be customised. */
    REQUEST_TOO_LARGE(
            "REQUEST_TOO_LARGE", 413, "RequestTooLargeException", "HTTP content length exceeded 10485760 bytes.", "%s"),
    RESOURCE_NOT_FOUND("RESOURCE_NOT_FOUND", 404, "NotFoundException", "Not Found", "{\"message\":%s}"),
    THROTTLED("THROTTLED", 429, "TooManyRequestsException", "Too Many Requests", "{\"message\":%s}"),
    UNAUTHORIZED("UNAUTHORIZED", 401, "UnauthorizedException", "Unauthorized", "{\"message\":%s}"),
    UNSUPPORTED_MEDIA_TYPE(
            "UNSUPPORTED_MEDIA_TYPE", 415, "BadRequestException", "Unsupported Media Type", "{\"message\": %s}"),
    WAF_FILTERED("WAF_FILTERED", 403, "ForbiddenException", "Forbidden", "{\"message\":%s}");

    private final String responseType;
    private final int status;
    private final String errorType;
    private final @Nullable String message;
    private final String template;

    Fault(String responseType, int status, String errorType, @Nullable String message, String template) {
        this.responseType = responseType;
        this.status = status;
        this.errorType = errorType;
        this.message = message;
        this.template = template;
    }

    /** The gateway response type under which an API customises this fault. */
    public String responseType() {
        return responseType;
    }

    public int status() {
        return status;
    }

    /** The value of {@code x-amzn-ErrorType}. */
    public String errorType() {
        return errorType;
    }

    /** {@code $context.error.message}: null where AWS says null. */
    public @Nullable String message() {
        return message;
    }

    /** {@code $context.error.messageString}: the default message in its quotes, or {@code null}. */
    public String messageString() {
        return quoted(message);
    }

    /** The default body, with the default message. */
    public String body() {
        return bodyWith(message);
    }

    /** The default body with another message, which is quoted here: plain text only for {@link #REQUEST_TOO_LARGE}. */
    public String bodyWith(@Nullable String text) {
        return template.formatted(this == REQUEST_TOO_LARGE ? text : quoted(text));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : TextNode.valueOf(text).toString();
    }
}
