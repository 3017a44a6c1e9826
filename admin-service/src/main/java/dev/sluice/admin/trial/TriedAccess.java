package dev.sluice.admin.trial;

import dev.sluice.admin.wire.PathText;
import dev.sluice.contract.access.AccessRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an authorizer of one API is shown while it is tried: a method that there is not, under the names that AWS gives it. */
record TriedAccess(String apiId, String region, String account) {

    private static final String STAGE = "ESTestInvoke-stage";
    private static final String VERB = "GET";

    String methodArn() {
        return "arn:aws:execute-api:" + region + ":" + account + ":" + apiId + "/" + STAGE + "/" + VERB + "/";
    }

    AccessRequest request(String requestId, TrialInput trial, Map<String, String> additional) {
        String sent = trial.pathWithQueryString() == null ? "" : trial.pathWithQueryString();
        int mark = sent.indexOf('?');
        String path = mark < 0 ? sent : sent.substring(0, mark);
        String rooted = path.startsWith("/") ? path : "/" + path;
        return new AccessRequest(
                rooted,
                rooted,
                VERB,
                trial.headers(),
                mark < 0 ? Map.of() : PathText.query(sent.substring(mark + 1)),
                Map.of(),
                trial.stageVariables(),
                context(requestId, rooted, additional));
    }

    /** {@code additional} may name a member of a member, as in {@code identity.sourceIp}. */
    private Map<String, Object> context(String requestId, String path, Map<String, String> additional) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("apiKey", "test-invoke-api-key");
        identity.put("apiKeyId", "test-invoke-api-key-id");
        identity.put("sourceIp", "test-invoke-source-ip");
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("resourceId", "test-invoke-resource-id");
        context.put("apiId", apiId);
        context.put("resourcePath", path);
        context.put("httpMethod", VERB);
        context.put("requestId", requestId);
        context.put("path", path);
        context.put("accountId", account);
        context.put("stage", STAGE);
        context.put("identity", identity);
        additional.forEach((name, value) -> {
            boolean ofIdentity = name.startsWith("identity.");
            (ofIdentity ? identity : context).put(ofIdentity ? name.substring("identity.".length()) : name, value);
        });
        return context;
    }
}
