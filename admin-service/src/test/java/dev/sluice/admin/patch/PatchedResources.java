package dev.sluice.admin.patch;

import dev.sluice.admin.MockApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.GatewayResponseType;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** One of each resource that can be patched, by the name that {@code operations.tsv} gives it, and how it is patched. */
final class PatchedResources {

    private static final String TARGET =
            "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/pets/50dc6c495c0c9188";

    private final ApiGatewayClient aws;
    private final MockApi api;
    private final Map<String, Function<List<PatchOperation>, SdkPojo>> patches = new HashMap<>();

    PatchedResources(ApiGatewayClient aws) {
        this.aws = aws;
        this.api = MockApi.create(aws);
        methods();
        parts();
        account();
        domain();
    }

    String apiId() {
        return api.id();
    }

    SdkPojo patch(String resource, PatchOperation operation) {
        Function<List<PatchOperation>, SdkPojo> patch = patches.get(resource);
        if (patch == null) {
            throw new IllegalArgumentException("no resource " + resource);
        }
        return patch.apply(List.of(operation));
    }

    private void methods() {
        String id = api.id();
        patches.put("restApi", p -> aws.updateRestApi(r -> r.restApiId(id).patchOperations(p)));
        String pets = aws.createResource(
                        r -> r.restApiId(id).parentId(api.rootId()).pathPart("pets"))
                .id();
        patches.put(
                "resource",
                p -> aws.updateResource(r -> r.restApiId(id).resourceId(pets).patchOperations(p)));
        patches.put(
                "rootResource",
                p -> aws.updateResource(
                        r -> r.restApiId(id).resourceId(api.rootId()).patchOperations(p)));
        aws.putMethod(r -> r.restApiId(id).resourceId(pets).httpMethod("POST").authorizationType("NONE"));
        patches.put(
                "method",
                p -> aws.updateMethod(
                        r -> r.restApiId(id).resourceId(pets).httpMethod("POST").patchOperations(p)));
        aws.putMethodResponse(
                r -> r.restApiId(id).resourceId(pets).httpMethod("POST").statusCode("200"));
        patches.put(
                "methodResponse",
                p -> aws.updateMethodResponse(r -> r.restApiId(id)
                        .resourceId(pets)
                        .httpMethod("POST")
                        .statusCode("200")
                        .patchOperations(p)));
        aws.putIntegration(r -> r.restApiId(id)
                .resourceId(pets)
                .httpMethod("POST")
                .type("HTTP")
                .integrationHttpMethod("POST")
                .uri("http://backend.example/"));
        patches.put(
                "integration",
                p -> aws.updateIntegration(
                        r -> r.restApiId(id).resourceId(pets).httpMethod("POST").patchOperations(p)));
        aws.putIntegrationResponse(
                r -> r.restApiId(id).resourceId(pets).httpMethod("POST").statusCode("200"));
        patches.put(
                "integrationResponse",
                p -> aws.updateIntegrationResponse(r -> r.restApiId(id)
                        .resourceId(pets)
                        .httpMethod("POST")
                        .statusCode("200")
                        .patchOperations(p)));
    }

    private void parts() {
        String id = api.id();
        String authorizer = aws.createAuthorizer(
                        r -> r.restApiId(id)
                                .name("gate")
                                .type("TOKEN")
                                .identitySource("method.request.header.Authorization")
                                .authorizerUri(
                                        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:gate/invocations"))
                .id();
        patches.put(
                "authorizer",
                p -> aws.updateAuthorizer(
                        r -> r.restApiId(id).authorizerId(authorizer).patchOperations(p)));
        aws.createModel(
                r -> r.restApiId(id).name("Pet").contentType("application/json").schema("{\"type\":\"object\"}"));
        patches.put(
                "model",
                p -> aws.updateModel(r -> r.restApiId(id).modelName("Pet").patchOperations(p)));
        String validator =
                aws.createRequestValidator(r -> r.restApiId(id).name("all")).id();
        patches.put(
                "validator",
                p -> aws.updateRequestValidator(
                        r -> r.restApiId(id).requestValidatorId(validator).patchOperations(p)));
        patches.put(
                "gatewayResponse",
                p -> aws.updateGatewayResponse(r -> r.restApiId(id)
                        .responseType(GatewayResponseType.UNAUTHORIZED)
                        .patchOperations(p)));
        String deployment = api.deploy("dev");
        patches.put(
                "deployment",
                p -> aws.updateDeployment(
                        r -> r.restApiId(id).deploymentId(deployment).patchOperations(p)));
        patches.put(
                "stage",
                p -> aws.updateStage(r -> r.restApiId(id).stageName("dev").patchOperations(p)));
        String part = aws.createDocumentationPart(
                        r -> r.restApiId(id).location(l -> l.type("API")).properties("{}"))
                .id();
        patches.put(
                "documentationPart",
                p -> aws.updateDocumentationPart(
                        r -> r.restApiId(id).documentationPartId(part).patchOperations(p)));
        aws.createDocumentationVersion(r -> r.restApiId(id).documentationVersion("1"));
        patches.put(
                "documentationVersion",
                p -> aws.updateDocumentationVersion(
                        r -> r.restApiId(id).documentationVersion("1").patchOperations(p)));
    }

    private void account() {
        patches.put("account", p -> aws.updateAccount(r -> r.patchOperations(p)));
        String key = aws.createApiKey(r -> r.name("key")).id();
        patches.put("apiKey", p -> aws.updateApiKey(r -> r.apiKey(key).patchOperations(p)));
        String plan = aws.createUsagePlan(r -> r.name("plan")).id();
        patches.put(
                "usagePlan", p -> aws.updateUsagePlan(r -> r.usagePlanId(plan).patchOperations(p)));
        String certificate =
                aws.generateClientCertificate(r -> r.description("")).clientCertificateId();
        patches.put(
                "clientCertificate",
                p -> aws.updateClientCertificate(
                        r -> r.clientCertificateId(certificate).patchOperations(p)));
        String link = aws.createVpcLink(r -> r.name("link").targetArns(TARGET)).id();
        patches.put("vpcLink", p -> aws.updateVpcLink(r -> r.vpcLinkId(link).patchOperations(p)));
    }

    private void domain() {
        String name = api.id() + ".example";
        aws.createDomainName(r -> r.domainName(name).certificateName("own"));
        patches.put(
                "domainName", p -> aws.updateDomainName(r -> r.domainName(name).patchOperations(p)));
        aws.createBasePathMapping(r -> r.domainName(name).basePath("pets").restApiId(api.id()));
        Map<String, String> basePath = new HashMap<>(Map.of("now", "pets"));
        patches.put("basePathMapping", p -> {
            var patched = aws.updateBasePathMapping(r -> r.domainName(name)
                    .basePath(basePath.getOrDefault("now", ""))
                    .patchOperations(p));
            basePath.put("now", patched.basePath());
            return patched;
        });
    }
}
