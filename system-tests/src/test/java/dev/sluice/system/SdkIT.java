package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.GeneratedSdk;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.GetSdkResponse;
import software.amazon.awssdk.services.apigateway.model.SdkType;

/** A stage's generated clients are let in by the router that serves the stage. */
@OnSuite
class SdkIT {

    @TempDir
    Path folder;

    @Test
    void aJavaClientSignsAndShowsItsKey(Gateway gateway) throws Exception {
        Api api = gateway.serve(Document.named("clients.yaml"));
        CreateApiKeyResponse key = key(gateway, api);
        GeneratedSdk sdk = sdk(gateway, api, "java");

        assertThat(sdk.callJava(api.uri("").toString(), key.value(), "test")).isEqualTo("x&y=z " + key.id());
        assertThat(sdk.callJava(api.uri("").toString(), key.value(), "guess")).isEqualTo("403");
        assertThat(sdk.callJava(api.uri("").toString(), "no key", "test")).isEqualTo("403");
    }

    @ParameterizedTest
    @CsvSource({"python, python3, driver.py", "javascript, node, driver.cjs"})
    void aScriptSignsAndShowsItsKey(String type, String interpreter, String driver, Gateway gateway) throws Exception {
        assumeTrue(GeneratedSdk.canRun(interpreter), interpreter + " is not on the PATH");
        Api api = gateway.serve(Document.named("clients.yaml"));
        CreateApiKeyResponse key = key(gateway, api);
        GeneratedSdk sdk = sdk(gateway, api, type);

        assertThat(sdk.run(interpreter, driver, api.uri("").toString(), key.value(), "test"))
                .isEqualTo("x&y=z " + key.id());
        assertThat(sdk.run(interpreter, driver, api.uri("").toString(), key.value(), "guess"))
                .isEqualTo("403");
    }

    /** With what each type says that it needs. */
    @Test
    void eachTypeIsMade(Gateway gateway) throws Exception {
        Api api = gateway.serve(Document.named("clients.yaml"));

        for (SdkType type : gateway.rest().getSdkTypes().items()) {
            GetSdkResponse answer = get(gateway, api, type.id());

            assertThat(answer.contentType()).isEqualTo("application/octet-stream");
            assertThat(answer.contentDisposition()).startsWith("attachment; filename=\"" + type.id() + "_");
            assertThat(GeneratedSdk.unpack(answer.body(), folder.resolve(type.id()))
                            .files())
                    .contains("README.md");
        }
    }

    private GeneratedSdk sdk(Gateway gateway, Api api, String type) throws Exception {
        return GeneratedSdk.unpack(get(gateway, api, type).body(), folder);
    }

    private static GetSdkResponse get(Gateway gateway, Api api, String type) {
        Map<String, String> parameters = type.equals("java")
                ? Map.of("service.name", "Clients", "java.package-name", "org.example.clients")
                : Map.of();
        return gateway.rest()
                .getSdk(request -> request.restApiId(api.id())
                        .stageName(api.stage())
                        .sdkType(type)
                        .parameters(parameters));
    }

    private static CreateApiKeyResponse key(Gateway gateway, Api api) {
        var key = gateway.rest()
                .createApiKey(
                        request -> request.name("clients " + UUID.randomUUID()).enabled(true));
        var plan = gateway.rest()
                .createUsagePlan(request -> request.name("clients " + UUID.randomUUID())
                        .apiStages(stage -> stage.apiId(api.id()).stage(api.stage())));
        gateway.rest()
                .createUsagePlanKey(request ->
                        request.usagePlanId(plan.id()).keyId(key.id()).keyType("API_KEY"));
        gateway.configuration().awaitApplied();
        return key;
    }
}
