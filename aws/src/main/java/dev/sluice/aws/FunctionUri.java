package dev.sluice.aws;

import dev.sluice.contract.sigv4.Encoding;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function, as the URI of an authorizer or of an integration names it:
 * {@code arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION/invocations}.
 *
 * @param target the Lambda service where the function is: its ARN says it, and the URI of a function without one
 * @param function its ARN or its name, perhaps with a qualifier
 */
public record FunctionUri(AwsTarget target, String function) {

    private static final Pattern URI = Pattern.compile(
            "arn:(aws[a-z-]*):apigateway:([a-z0-9-]*):lambda:path/2015-03-31/functions/([^/]+)/invocations");
    private static final Pattern ARN = Pattern.compile("arn:(aws[a-z-]*):lambda:([a-z0-9-]+):.+");

    /** Empty where the URI names no function. */
    public static Optional<FunctionUri> of(String uri) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String function = parts.group(3);
        Matcher arn = ARN.matcher(function);
        Matcher place = arn.matches() ? arn : parts;
        return Optional.of(new FunctionUri(new AwsTarget(place.group(1), place.group(2), "lambda", ""), function));
    }

    /** The path of the Invoke API, encoded. */
    public String invocations() {
        return "/2015-03-31/functions/" + Encoding.encode(function, false) + "/invocations";
    }
}
