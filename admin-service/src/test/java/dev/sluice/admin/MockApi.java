package dev.sluice.admin;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.UpdateStageResponse;

/** An API that can be deployed: GET on its root answers by itself. */
public record MockApi(ApiGatewayClient aws, String id, String rootId) {

    public static MockApi create(ApiGatewayClient aws) {
        CreateRestApiResponse created = aws.createRestApi(r -> r.name("mock"));
        MockApi api = new MockApi(aws, created.id(), created.rootResourceId());
        aws.putMethod(r ->
                r.restApiId(api.id).resourceId(api.rootId).httpMethod("GET").authorizationType("NONE"));
        aws.putIntegration(r -> r.restApiId(api.id)
                .resourceId(api.rootId)
                .httpMethod("GET")
                .type("MOCK")
                .requestTemplates(Map.of("application/json", "{\"statusCode\":200}")));
        return api;
    }

    /** The id of a deployment to no stage. */
    public String deploy() {
        return aws.createDeployment(r -> r.restApiId(id)).id();
    }

    public String deploy(String stage) {
        return aws.createDeployment(r -> r.restApiId(id).stageName(stage)).id();
    }

    public GetStageResponse stage(String name) {
        return aws.getStage(r -> r.restApiId(id).stageName(name));
    }

    public UpdateStageResponse patch(String stage, PatchOperation... operations) {
        return aws.updateStage(r -> r.restApiId(id).stageName(stage).patchOperations(List.of(operations)));
    }

    public void delete() {
        aws.deleteRestApi(r -> r.restApiId(id));
    }

    public static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }

    public static PatchOperation add(String path, String value) {
        return PatchOperation.builder().op(Op.ADD).path(path).value(value).build();
    }

    public static PatchOperation remove(String path) {
        return PatchOperation.builder().op(Op.REMOVE).path(path).build();
    }

    public static PatchOperation copy(String from, String path) {
        return PatchOperation.builder().op(Op.COPY).from(from).path(path).build();
    }
}
