package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.PutMode;

/** REST APIs as such: made by hand or from a document, changed, listed, removed. */
@Parity
class RestApisIT {

    private static final String DOCUMENT = """
            {"openapi": "3.0.1", "info": {"title": "%s", "version": "1"},
             "paths": {"/pets": {"get": {"responses": {"200": {"description": "ok"}},
               "x-amazon-apigateway-integration": {"type": "mock"}}}}}""";

    @Test
    void madeChangedAndRemoved(ControlPlane control) {
        var created = control.aws()
                .createRestApi(r -> r.name("parity")
                        .description("made by hand")
                        .binaryMediaTypes("image/png")
                        .minimumCompressionSize(0)
                        .tags(Map.of("team", "pets")));

        assertThat(created.id()).matches("[a-z0-9]{10}");
        assertThat(created.rootResourceId()).isNotBlank();
        assertThat(created.createdDate()).isNotNull();
        assertThat(created.apiKeySourceAsString()).isEqualTo("HEADER");
        assertThat(created.endpointConfiguration().typesAsStrings()).containsExactly("EDGE");
        assertThat(created.endpointConfiguration().ipAddressTypeAsString()).isEqualTo("ipv4");
        assertThat(created.disableExecuteApiEndpoint()).isFalse();
        var shown = control.aws().getRestApi(r -> r.restApiId(created.id()));
        assertThat(shown.tags()).isEqualTo(Map.of("team", "pets"));
        assertThat(shown.binaryMediaTypes()).containsExactly("image/png");
        assertThat(control.aws().getRestApis(r -> r.limit(500)).items())
                .extracting("id")
                .contains(created.id());
        var updated = control.aws()
                .updateRestApi(r -> r.restApiId(created.id())
                        .patchOperations(replace("/name", "cats"), replace("/description", "changed")));
        assertThat(updated.name()).isEqualTo("cats");
        assertThat(updated.description()).isEqualTo("changed");
        control.aws().deleteRestApi(r -> r.restApiId(created.id()));
    }

    @Test
    void madeFromADocument(ControlPlane control) {
        var imported =
                control.aws().importRestApi(r -> r.body(SdkBytes.fromUtf8String(DOCUMENT.formatted("imported"))));
        var put = control.aws()
                .putRestApi(r -> r.restApiId(imported.id())
                        .mode(PutMode.OVERWRITE)
                        .body(SdkBytes.fromUtf8String(DOCUMENT.formatted("put"))));

        assertThat(imported.name()).isEqualTo("imported");
        assertThat(imported.version()).isEqualTo("1");
        assertThat(put.name()).isEqualTo("put");
        assertThat(put.id()).isEqualTo(imported.id());
        control.unseen().deleteRestApi(r -> r.restApiId(imported.id()));
    }

    @Test
    @Differs("Beside AWS's message for broken JSON, a member `detail` tells its place.")
    void brokenJsonIsToldItsPlace(ControlPlane control) {
        var refusal = catchThrowableOfType(
                BadRequestException.class,
                () -> control.aws().importRestApi(r -> r.body(SdkBytes.fromUtf8String("{\n  \"openapi\": ,\n}"))));

        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Invalid OpenAPI input.");
        assertThat(refusal.awsErrorDetails().rawResponse().asUtf8String()).contains("\"detail\":\"Line 2, ");
    }
}
