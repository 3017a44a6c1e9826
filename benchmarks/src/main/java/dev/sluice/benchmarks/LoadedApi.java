package dev.sluice.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;

/** A REST API with one HTTP_PROXY method in front of the backend, deployed for the run and deleted after it. */
record LoadedApi(AdminApi admin, String id) implements AutoCloseable {

    private static final String STAGE = "load";

    static LoadedApi create(AdminApi admin, URI backend) throws IOException, InterruptedException {
        JsonNode imported = admin.call("POST", "/restapis?mode=import", definition(backend));
        LoadedApi api = new LoadedApi(admin, imported.path("id").asText());
        try {
            admin.call("POST", "/restapis/" + api.id() + "/deployments", "{\"stageName\": \"" + STAGE + "\"}");
            long version =
                    admin.call("GET", "/sluice/v1/config", "").path("version").asLong();
            admin.call("GET", "/sluice/v1/config/wait?timeout=30&version=" + version, "");
            return api;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            api.close();
            throw failure;
        }
    }

    String path() {
        return "/_aws/execute-api/" + id + "/" + STAGE + "/";
    }

    @Override
    public void close() throws IOException, InterruptedException {
        admin.call("DELETE", "/restapis/" + id, "");
    }

    private static String definition(URI backend) {
        return """
            {
              "openapi": "3.0.1",
              "info": {"title": "benchmark", "version": "1"},
              "paths": {
                "/": {
                  "get": {
                    "responses": {"200": {"description": "the backend's"}},
                    "x-amazon-apigateway-integration": {"type": "http_proxy", "httpMethod": "GET", "uri": "%s"}
                  }
                }
              }
            }
            """.formatted(backend);
    }
}
