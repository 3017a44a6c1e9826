package dev.sluice.auth.lambda;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The function that an {@code authorizerUri} names, by name or ARN, perhaps with a qualifier.
 *
 * <p>Source: API Gateway API Reference, {@code Authorizer.authorizerUri}:
 * {@code arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION/invocations}.
 */
public record FunctionName(String value) {

    private static final Pattern URI = Pattern.compile(
            "arn:aws[a-z-]*:apigateway:[a-z0-9-]+:lambda:path/2015-03-31/functions/([^/]{1,256})/invocations");

    public static Optional<FunctionName> in(String authorizerUri) {
        Matcher matcher = URI.matcher(authorizerUri);
        return matcher.matches() ? Optional.of(new FunctionName(matcher.group(1))) : Optional.empty();
    }

    /** The path of the Lambda Invoke API. */
    String invocations() {
        return "/2015-03-31/functions/" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "/invocations";
    }
}
