package dev.sluice.edge.table;

import dev.sluice.aws.AwsTarget;
import dev.sluice.contract.api.Integration;
import dev.sluice.edge.table.IntegrationPlan.AwsCall;
import dev.sluice.edge.table.IntegrationPlan.HttpCall;
import dev.sluice.edge.table.IntegrationPlan.Invocation;
import dev.sluice.edge.table.IntegrationPlan.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link AwsCall} out of {@code arn:aws:apigateway:REGION:[SUBDOMAIN.]SERVICE:path/…} or {@code …:action/…}. What is
 * wrong with it is found at AWS when the method is called, so it does not refuse the stage here.
 */
final class AwsCompiler {

    private static final Pattern URI = Pattern.compile(
            "arn:(aws[a-z-]*):apigateway:([a-z0-9-]+):((?:[A-Za-z0-9-]+\\.)*)([A-Za-z0-9-]+):(path|action)/(.*)",
            Pattern.DOTALL);
    private static final Pattern INVOKE = Pattern.compile("/2015-03-31/functions/[^/]+/invocations");
    private static final Pattern STREAM = Pattern.compile("/2021-11-15/functions/[^/]+/response-streaming-invocations");

    private final StageVariables variables;

    AwsCompiler(StageVariables variables) {
        this.variables = variables;
    }

    /** Cannot be called, and why. */
    static final class Uncallable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Uncallable(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Throws {@link Uncallable}; {@code mappings} are the integration's own. */
    AwsCall call(Integration integration, List<Mapping> mappings) {
        String uri = variables.resolve(Objects.requireNonNullElse(integration.uri(), ""));
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            throw new Uncallable("not the URI of an AWS service: " + uri);
        }
        String subdomain = parts.group(3).isEmpty()
                ? ""
                : parts.group(3).substring(0, parts.group(3).length() - 1);
        AwsTarget target = new AwsTarget(parts.group(1), parts.group(2), parts.group(4), subdomain);
        String rest = parts.group(6);
        List<Mapping> all = new ArrayList<>();
        String path;
        if (parts.group(5).equals("path")) {
            path = "/" + (rest.startsWith("/") ? rest.substring(1) : rest);
        } else if (target.service().equals("s3")) {
            path = object(rest);
        } else {
            int end = rest.indexOf('&');
            String action = end < 0 ? rest : rest.substring(0, end);
            all.addAll(AwsActions.mappings(target.service(), action));
            path = end < 0 ? "/" : "/?" + rest.substring(end + 1);
            target = target.asked(action);
        }
        all.addAll(mappings);
        HttpCall http = new HttpCall(
                Objects.requireNonNullElse(integration.httpMethod(), "ANY"),
                UriTemplate.relative(path),
                all,
                integration.timeoutInMillis(),
                null);
        return new AwsCall(target, http, role(integration.credentials()), invocation(target, path));
    }

    private static Invocation invocation(AwsTarget target, String path) {
        if (!target.service().equals("lambda")) {
            return Invocation.NONE;
        }
        return INVOKE.matcher(path).matches()
                ? Invocation.WHOLE
                : STREAM.matcher(path).matches() ? Invocation.STREAMED : Invocation.NONE;
    }

    /** {@code GetObject&Bucket=b&Key=k} and its like: the method says which action, the path which object. */
    private static String object(String action) {
        String bucket = "";
        String key = "";
        for (String pair : action.split("&", -1)) {
            bucket = pair.startsWith("Bucket=") ? pair.substring("Bucket=".length()) : bucket;
            key = pair.startsWith("Key=") ? pair.substring("Key=".length()) : key;
        }
        return "/" + bucket + (key.isEmpty() ? "" : "/" + key);
    }

    private @Nullable String role(@Nullable String credentials) {
        if (credentials == null || credentials.isEmpty()) {
            return null;
        }
        return variables.resolve(credentials);
    }
}
