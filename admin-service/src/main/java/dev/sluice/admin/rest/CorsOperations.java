package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.Operation.Access;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Enables CORS on a resource in one call, as AWS's console does in many: a MOCK that answers preflights, headers on the
 * responses of the chosen methods and, where asked for, on gateway responses. The same call again changes nothing.
 */
@ApplicationScoped
public class CorsOperations implements OperationGroup {

    private static final String DECLARED = "method.response.header.";
    private static final String GATEWAY = "gatewayresponse.header.";
    private static final List<String> OURS =
            List.of("Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Expose-Headers");

    private final Apis apis;

    CorsOperations(Apis apis) {
        this.apis = apis;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.sluice(
                "PutCors",
                "PUT",
                "/sluice/v1/restapis/{restapi_id}/resources/{resource_id}/cors",
                Access.TRUSTED,
                this::put));
    }

    private Uni<Reply> put(Call call) {
        Cors cors = Cors.of(call.input());
        return apis.change(call, tree -> enable(tree, ApiTree.resource(tree, call.path("resource_id")), cors));
    }

    /** Edits the tree, and tells what was done and what was not. */
    static ObjectNode enable(ObjectNode tree, ObjectNode resource, Cors cors) {
        ObjectNode methods = resource.withObjectProperty("resourceMethods");
        Set<String> chosen = chosen(methods, cors);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("resourceId", resource.path("id").asText())
                .put("path", resource.path("path").asText());
        ObjectNode preflight = cors.preflightHeaders(chosen);
        methods.set("OPTIONS", Preflight.method(tree, resource, preflight));
        answer.set("preflight", preflight);
        ObjectNode headers = cors.headers();
        answer.set("headers", headers);
        ArrayNode configured = answer.putArray("configured");
        ArrayNode skipped = answer.putArray("skipped");
        for (String verb : served(methods, chosen)) {
            String reason = configure((ObjectNode) methods.path(verb), headers);
            if (reason.isEmpty()) {
                configured.add(verb);
            } else {
                skipped.addObject().put("httpMethod", verb).put("reason", reason);
            }
        }
        ArrayNode gatewayResponses = answer.putArray("gatewayResponses");
        for (String type : cors.gatewayResponses()) {
            ObjectNode response = tree.withObjectProperty("gatewayResponses").withObjectProperty(type);
            map(response.put("responseType", type), GATEWAY, headers);
            gatewayResponses.add(type);
        }
        return answer;
    }

    /** The methods asked for, which the resource must have, else all that it has; OPTIONS always. */
    private static Set<String> chosen(ObjectNode methods, Cors cors) {
        Set<String> there = new TreeSet<>(Cors.VERBS);
        if (!methods.has("ANY")) {
            there.removeIf(verb -> !methods.has(verb));
        }
        there.add("OPTIONS");
        Set<String> chosen = new TreeSet<>(cors.allowMethods().orElse(there));
        chosen.add("OPTIONS");
        for (String verb : chosen) {
            if (!there.contains(verb)) {
                throw AwsFault.badRequest("Invalid allowMethods specified: the resource has no method " + verb);
            }
        }
        return chosen;
    }

    /** Which of the resource's methods answer the chosen ones; ANY answers what has no method of its own. */
    private static Set<String> served(ObjectNode methods, Set<String> chosen) {
        Set<String> served = new TreeSet<>();
        for (String verb : chosen) {
            if (!verb.equals("OPTIONS")) {
                served.add(methods.has(verb) ? verb : "ANY");
            }
        }
        return served;
    }

    /** Why a method was left as it was, or nothing. */
    private static String configure(ObjectNode method, ObjectNode headers) {
        JsonNode integration = method.path("methodIntegration");
        String type = integration.path("type").asText();
        if (type.isEmpty()) {
            return "The method has no integration.";
        }
        if (type.endsWith("_PROXY")) {
            return "An integration of type " + type
                    + " passes on the headers of its backend, which must send those of CORS itself.";
        }
        if (integration.path("integrationResponses").isEmpty()) {
            return "The integration has no response that could carry headers.";
        }
        ObjectNode declared = method.withObjectProperty("methodResponses");
        for (JsonNode response : integration.path("integrationResponses")) {
            String status = response.path("statusCode").asText();
            map((ObjectNode) response, DECLARED, headers);
            declare(declared.withObjectProperty(status).put("statusCode", status), headers);
        }
        return "";
    }

    private static void declare(ObjectNode response, ObjectNode headers) {
        ObjectNode parameters = response.withObjectProperty("responseParameters");
        OURS.forEach(header -> parameters.remove(DECLARED + header));
        headers.fieldNames().forEachRemaining(header -> parameters.put(DECLARED + header, false));
    }

    private static void map(ObjectNode response, String prefix, ObjectNode headers) {
        ObjectNode parameters = response.withObjectProperty("responseParameters");
        OURS.forEach(header -> parameters.remove(prefix + header));
        headers.properties().forEach(header -> parameters.set(prefix + header.getKey(), header.getValue()));
    }
}
