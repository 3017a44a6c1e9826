package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** A canary release from its start to its promotion: the new version answers 200 where the old one knows no method. */
@OnSuite
class CanaryIT {

    private static final int CALLS = 200;

    @Test
    void sharesAStagesRequestsUntilItIsPromoted(Gateway gateway) {
        String id = gateway.importApi(Document.named("keyed.yaml"));
        gateway.deploy(id, "test", Map.of());
        addLate(gateway, id);
        gateway.rest()
                .createDeployment(
                        request -> request.restApiId(id).stageName("test").canarySettings(c -> c.percentTraffic(0.0)));
        assertThat(statuses(gateway.served(id, "test"), 20)).containsOnly(403);

        patch(gateway, id, replace("/canarySettings/percentTraffic", "50"));
        List<Integer> shared = statuses(gateway.served(id, "test"), CALLS);
        assertThat(shared).containsOnly(200, 403);
        // Six standard deviations off the middle: once in half a billion runs.
        assertThat(shared.stream().filter(status -> status == 200).count()).isBetween(58L, 142L);

        patch(gateway, id, replace("/canarySettings/percentTraffic", "100"));
        assertThat(statuses(gateway.served(id, "test"), 20)).containsOnly(200);

        patch(
                gateway,
                id,
                replace("/canarySettings/percentTraffic", "0"),
                PatchOperation.builder()
                        .op(Op.COPY)
                        .from("/canarySettings/deploymentId")
                        .path("/deploymentId")
                        .build(),
                PatchOperation.builder().op(Op.REMOVE).path("/canarySettings").build());
        assertThat(statuses(gateway.served(id, "test"), 20)).containsOnly(200);
    }

    private static List<Integer> statuses(Api api, int calls) {
        return Stream.generate(() -> api.call().get("/late").statusCode())
                .limit(calls)
                .toList();
    }

    private static void patch(Gateway gateway, String id, PatchOperation... operations) {
        gateway.rest()
                .updateStage(request -> request.restApiId(id).stageName("test").patchOperations(operations));
    }

    private static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }

    /** A new MOCK method GET /late; not deployed yet. */
    private static void addLate(Gateway gateway, String id) {
        var client = gateway.rest();
        String root = client.getResources(request -> request.restApiId(id)).items().stream()
                .filter(resource -> resource.path().equals("/"))
                .findFirst()
                .orElseThrow()
                .id();
        String resource = client.createResource(
                        request -> request.restApiId(id).parentId(root).pathPart("late"))
                .id();
        client.putMethod(request ->
                request.restApiId(id).resourceId(resource).httpMethod("GET").authorizationType("NONE"));
        client.putIntegration(request -> request.restApiId(id)
                .resourceId(resource)
                .httpMethod("GET")
                .type("MOCK")
                .requestTemplates(Map.of("application/json", "{\"statusCode\": 200}")));
        client.putMethodResponse(request ->
                request.restApiId(id).resourceId(resource).httpMethod("GET").statusCode("200"));
        client.putIntegrationResponse(request ->
                request.restApiId(id).resourceId(resource).httpMethod("GET").statusCode("200"));
    }
}
