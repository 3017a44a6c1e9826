package dev.sluice.admin.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Database;
import dev.sluice.admin.WithClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.DocumentationPartType;
import software.amazon.awssdk.services.apigateway.model.LocationStatusType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DocumentationTest extends WithClient {

    @Test
    void aPartIsMadeShownChangedAndDropped() {
        String api = api();
        var part = aws.createDocumentationPart(r -> r.restApiId(api)
                .location(l -> l.type(DocumentationPartType.METHOD).path("/pets"))
                .properties("{\"summary\":\"all pets\"}"));

        assertThat(part.location().method()).isEqualTo("*");
        var changed = aws.updateDocumentationPart(r -> r.restApiId(api)
                .documentationPartId(part.id())
                .patchOperations(p -> p.op(Op.REPLACE).path("/properties").value("{\"summary\":\"every pet\"}")));
        assertThat(changed.properties()).contains("every pet");
        assertThat(aws.getDocumentationPart(r -> r.restApiId(api).documentationPartId(part.id()))
                        .properties())
                .isEqualTo(changed.properties());
        assertThat(aws.getDocumentationParts(r -> r.restApiId(api).type(DocumentationPartType.METHOD))
                        .items())
                .hasSize(1);
        assertThat(aws.getDocumentationParts(r -> r.restApiId(api).type(DocumentationPartType.MODEL))
                        .items())
                .isEmpty();
        aws.deleteDocumentationPart(r -> r.restApiId(api).documentationPartId(part.id()));
        assertThatThrownBy(
                        () -> aws.deleteDocumentationPart(r -> r.restApiId(api).documentationPartId(part.id())))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Documentation part identifier specified");
    }

    @Test
    void onePartForOnePlace() {
        String api = api();
        aws.createDocumentationPart(
                r -> r.restApiId(api).location(l -> l.type("RESOURCE")).properties("{}"));

        assertThatThrownBy(() -> aws.createDocumentationPart(r -> r.restApiId(api)
                        .location(l -> l.type("RESOURCE").path("/"))
                        .properties("{}")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(
                        "Documentation part already exists for the specified location: type 'RESOURCE', path '/'.");
    }

    @Test
    void refusesWhatIsNoLocationOrNoJson() {
        String api = api();

        assertThatThrownBy(() -> aws.createDocumentationPart(
                        r -> r.restApiId(api).location(l -> l.type("WEATHER")).properties("{}")))
                .hasMessageContaining("createDocumentationPartInput.location.type");
        assertThatThrownBy(() -> aws.createDocumentationPart(r -> r.restApiId(api)
                        .location(l -> l.type("API").method("GET"))
                        .properties("{}")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> aws.createDocumentationPart(
                        r -> r.restApiId(api).location(l -> l.type("API")).properties("no JSON")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> aws.getDocumentationParts(r -> r.restApiId("nowhere")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid API identifier specified");
    }

    @Test
    void tellsWhatHasNoDocumentation() {
        String api = api();

        assertThat(aws.getDocumentationParts(r -> r.restApiId(api).locationStatus(LocationStatusType.UNDOCUMENTED))
                        .items())
                .extracting(part -> part.location().typeAsString())
                .contains("API", "RESOURCE");
    }

    @Test
    void partsComeFromADocument() {
        String api = api();
        String document = """
                {"openapi": "3.0.1", "info": {"title": "t", "version": "1"}, "paths": {},
                 "x-amazon-apigateway-documentation": {"documentationParts": [
                   {"location": {"type": "API"}, "properties": {"info": {"description": "pets and more"}}},
                   {"location": {"type": "METHOD", "path": "/pets", "method": "GET"}, "properties": {"summary": "all"}}]}}""";

        var imported = aws.importDocumentationParts(
                r -> r.restApiId(api).mode("merge").body(SdkBytes.fromUtf8String(document)));

        assertThat(imported.ids()).hasSize(2);
        assertThat(aws.importDocumentationParts(
                                r -> r.restApiId(api).mode("overwrite").body(SdkBytes.fromUtf8String(document)))
                        .ids())
                .hasSize(2);
        assertThat(aws.getDocumentationParts(r -> r.restApiId(api)).items()).hasSize(2);
        assertThatThrownBy(() ->
                        aws.importDocumentationParts(r -> r.restApiId(api).body(SdkBytes.fromUtf8String("{nonsense"))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Unable to build importer with provided input.");
    }

    @Test
    void aVersionKeepsThePartsAsTheyWere() {
        String api = api();

        var version = aws.createDocumentationVersion(
                r -> r.restApiId(api).documentationVersion("1").description("first"));

        assertThat(version.description()).isEqualTo("first");
        assertThat(aws.updateDocumentationVersion(r -> r.restApiId(api)
                                .documentationVersion("1")
                                .patchOperations(p ->
                                        p.op(Op.REPLACE).path("/description").value("the first")))
                        .description())
                .isEqualTo("the first");
        assertThat(aws.getDocumentationVersions(r -> r.restApiId(api)).items())
                .extracting("version")
                .containsExactly("1");
        assertThatThrownBy(() ->
                        aws.createDocumentationVersion(r -> r.restApiId(api).documentationVersion("1")))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() ->
                        aws.createDocumentationVersion(r -> r.restApiId(api).documentationVersion(" ")))
                .isInstanceOf(BadRequestException.class);
        aws.deleteDocumentationVersion(r -> r.restApiId(api).documentationVersion("1"));
        assertThatThrownBy(
                        () -> aws.getDocumentationVersion(r -> r.restApiId(api).documentationVersion("1")))
                .isInstanceOf(NotFoundException.class);
    }

    private String api() {
        return aws.createRestApi(r -> r.name("documented")).id();
    }
}
