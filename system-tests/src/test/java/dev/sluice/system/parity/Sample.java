package dev.sluice.system.parity;

import java.util.Map;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** An API to try operations on; what makes it is not noted. */
record Sample(ApiGatewayClient aws, String api, String root) implements AutoCloseable {

    static Sample in(ControlPlane control) {
        var created = control.unseen().createRestApi(r -> r.name("sample"));
        return new Sample(control.unseen(), created.id(), created.rootResourceId());
    }

    static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }

    /** With a method GET that answers {@code {"ok": true}} by itself. */
    Sample mocked() {
        aws.putMethod(r -> r.restApiId(api).resourceId(root).httpMethod("GET").authorizationType("NONE"));
        aws.putMethodResponse(
                r -> r.restApiId(api).resourceId(root).httpMethod("GET").statusCode("200"));
        aws.putIntegration(r -> r.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .type(IntegrationType.MOCK)
                .requestTemplates(Map.of("application/json", "{\"statusCode\": 200}")));
        aws.putIntegrationResponse(r -> r.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .statusCode("200")
                .responseTemplates(Map.of("application/json", "{\"ok\": true}")));
        return this;
    }

    /** The deployment's id. */
    String deployed(String stage) {
        return aws.createDeployment(r -> r.restApiId(api).stageName(stage)).id();
    }

    String arn() {
        return "arn:aws:apigateway:us-east-1::/restapis/" + api;
    }

    @Override
    public void close() {
        aws.deleteRestApi(r -> r.restApiId(api));
    }
}
