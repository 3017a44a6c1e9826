package dev.sluice.admin.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.SdkConfigurationProperty;
import software.amazon.awssdk.services.apigateway.model.SdkType;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SdkOperationsTest {

    private static final Map<String, String> JAVA =
            Map.of("service.name", "Pets", "java.package-name", "org.example.pets");

    private static final String DOCUMENT = """
            {"swagger":"2.0","info":{"title":"pets","version":"1"},"paths":{"/%s":{"get":{"responses":{},
            "x-amazon-apigateway-integration":{"type":"MOCK"}}}}}""";

    private ApiGatewayClient aws = Aws.client();

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        aws = Aws.client();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void listsWhatItMakes() {
        var first = aws.getSdkTypes(r -> r.limit(3));
        var rest = aws.getSdkTypes(r -> r.limit(3).position(first.position()));

        assertThat(first.items()).extracting(SdkType::id).containsExactly("java", "javascript", "python");
        assertThat(rest.items()).extracting(SdkType::id).containsExactly("typescript");
        assertThat(rest.position()).isNull();
        assertThat(aws.getSdkTypes().items())
                .hasSize(4)
                .allSatisfy(type -> assertThat(type.friendlyName()).isNotBlank());
    }

    @Test
    void showsATypeWithWhatItNeeds() {
        var java = aws.getSdkType(r -> r.id("java"));

        assertThat(java.friendlyName()).isEqualTo("Java");
        assertThat(java.configurationProperties())
                .extracting(SdkConfigurationProperty::name)
                .containsExactly(
                        "service.name",
                        "java.package-name",
                        "java.build-system",
                        "java.group-id",
                        "java.artifact-id",
                        "java.artifact-version",
                        "java.license-text");
        assertThat(java.configurationProperties())
                .filteredOn(SdkConfigurationProperty::required)
                .extracting(SdkConfigurationProperty::name)
                .containsExactly("service.name", "java.package-name");
        assertThatThrownBy(() -> aws.getSdkType(r -> r.id("cobol"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void answersAZipToKeep() throws Exception {
        String id = deployed("dogs");

        var answer =
                aws.getSdk(r -> r.restApiId(id).stageName("dev").sdkType("java").parameters(JAVA));

        assertThat(answer.contentType()).isEqualTo("application/octet-stream");
        assertThat(answer.contentDisposition())
                .matches("attachment; filename=\"java_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\dZ\\.zip\"");
        Path sdk = Sdks.unpack(answer.body().asByteArray(), folder);
        assertThat(sdk.getFileName()).hasToString("generated-code");
        assertThat(sdk.resolve("pom.xml")).content().contains("<artifactId>Pets</artifactId>");
        assertThat(sdk.resolve("src/main/java/org/example/pets/Pets.java"))
                .content()
                .contains("http://" + id + ".execute-api.localhost:8080/dev", "getDogs");
    }

    @Test
    void makesTheSameBytesOfTheSameStage() {
        String id = deployed("dogs");

        assertThat(javascript(id)).isEqualTo(javascript(id));
    }

    @Test
    void knowsWhatIsDeployedAndNotWhatIsWorkedOn() throws Exception {
        String id = deployed("dogs");
        aws.putRestApi(r -> r.restApiId(id).mode("overwrite").body(document("cats")));

        Path before = Sdks.unpack(javascript(id).asByteArray(), folder.resolve("before"));
        aws.createDeployment(r -> r.restApiId(id).stageName("dev"));
        Path after = Sdks.unpack(javascript(id).asByteArray(), folder.resolve("after"));

        assertThat(Files.readString(before.resolve("apigClient.js")))
                .contains("dogsGet")
                .doesNotContain("catsGet");
        assertThat(Files.readString(after.resolve("apigClient.js")))
                .contains("catsGet")
                .doesNotContain("dogsGet");
    }

    @Test
    void refusesWhatIsNotThere() {
        String id = deployed("dogs");

        assertThatThrownBy(() -> aws.getSdk(
                        r -> r.restApiId("nosuchapi0").stageName("dev").sdkType("javascript")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid API identifier specified 000000000000:nosuchapi0");
        assertThatThrownBy(
                        () -> aws.getSdk(r -> r.restApiId(id).stageName("prod").sdkType("javascript")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid stage identifier specified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"android", "objectivec", "swift", "ruby", "cobol"})
    void refusesATypeThatItDoesNotMake(String type) {
        String id = deployed("dogs");

        assertThatThrownBy(
                        () -> aws.getSdk(r -> r.restApiId(id).stageName("dev").sdkType(type)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "java.lang", "a.class", "1a", "a..b", "a b", "a;b", "a.\u00e9"})
    void refusesAPackageThatIsNone(String pkg) {
        String id = deployed("dogs");

        assertThatThrownBy(() -> aws.getSdk(r -> r.restApiId(id)
                        .stageName("dev")
                        .sdkType("java")
                        .parameters(Map.of("service.name", "Pets", "java.package-name", pkg))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("java.package-name");
    }

    @Test
    void takesItsParametersByTheirOtherNames() throws Exception {
        String id = deployed("dogs");

        var answer = aws.getSdk(r -> r.restApiId(id)
                .stageName("dev")
                .sdkType("java")
                .parameters(Map.of("serviceName", "Pets", "javaPackageName", "org.example.pets")));

        assertThat(Sdks.unpack(answer.body().asByteArray(), folder).resolve("src/main/java/org/example/pets/Pets.java"))
                .exists();
    }

    @Test
    void buildsByGradleWhereAskedTo() throws Exception {
        String id = deployed("dogs");

        var answer = aws.getSdk(r -> r.restApiId(id)
                .stageName("dev")
                .sdkType("java")
                .parameters(Map.of(
                        "service.name",
                        "Pets",
                        "java.package-name",
                        "org.example.pets",
                        "java.build-system",
                        "gradle",
                        "java.license-text",
                        "Ours */ alone")));

        Path sdk = Sdks.unpack(answer.body().asByteArray(), folder);
        assertThat(sdk.resolve("build.gradle")).content().contains("group = 'org.example.pets'");
        assertThat(sdk.resolve("pom.xml")).doesNotExist();
        assertThat(sdk.resolve("src/main/java/org/example/pets/Pets.java"))
                .content()
                .startsWith("/* Ours  / alone */");
        JavaSources.compile(sdk).close();
    }

    private SdkBytes javascript(String id) {
        return aws.getSdk(r -> r.restApiId(id).stageName("dev").sdkType("javascript"))
                .body();
    }

    private String deployed(String path) {
        String id = aws.importRestApi(r -> r.body(document(path))).id();
        aws.createDeployment(r -> r.restApiId(id).stageName("dev"));
        return id;
    }

    private static SdkBytes document(String path) {
        return SdkBytes.fromUtf8String(DOCUMENT.formatted(path));
    }
}
