package dev.sluice.admin.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Database;
import dev.sluice.admin.WithClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DomainNameTest extends WithClient {

    @Test
    void aRegionalNameTellsWhereToPoint() {
        var domain = aws.createDomainName(r -> r.domainName("API.regional.example")
                .regionalCertificateArn("arn:aws:acm:us-east-1:000000000000:certificate/1")
                .endpointConfiguration(e -> e.types(EndpointType.REGIONAL))
                .securityPolicy("TLS_1_2")
                .tags(Map.of("team", "pets")));

        assertThat(domain.domainName()).isEqualTo("api.regional.example");
        assertThat(domain.regionalDomainName()).endsWith(".execute-api.us-east-1.amazonaws.com");
        assertThat(domain.domainNameStatusAsString()).isEqualTo("AVAILABLE");
        assertThat(aws.getTags(r -> r.resourceArn("arn:aws:apigateway:us-east-1::/domainnames/api.regional.example"))
                        .tags())
                .containsEntry("team", "pets");
        var edge = aws.updateDomainName(r -> r.domainName("api.regional.example")
                .patchOperations(p -> p.op(Op.REPLACE)
                        .path("/endpointConfiguration/types/REGIONAL")
                        .value("EDGE")));
        assertThat(edge.regionalDomainName()).isNull();
        assertThat(edge.distributionDomainName()).endsWith(".cloudfront.net");
        assertThat(aws.getDomainNames(r -> r.limit(500)).items())
                .extracting("domainName")
                .contains("api.regional.example");
        aws.deleteDomainName(r -> r.domainName("api.regional.example"));
        assertThatThrownBy(() -> aws.getDomainName(r -> r.domainName("api.regional.example")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid domain name identifier specified");
    }

    @Test
    void refusesWhatIsNoDomainName() {
        assertThatThrownBy(() -> aws.createDomainName(r -> r.domainName("not a name")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() ->
                        aws.createDomainName(r -> r.domainName("policy.example").securityPolicy("SSL_3")))
                .isInstanceOf(BadRequestException.class);
        aws.createDomainName(r -> r.domainName("twice.example"));
        assertThatThrownBy(() -> aws.createDomainName(r -> r.domainName("twice.example")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("The domain name you provided already exists.");
        assertThatThrownBy(() -> aws.updateDomainName(r -> r.domainName("twice.example")
                        .patchOperations(
                                p -> p.op(Op.REPLACE).path("/domainName").value("x"))))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void aBasePathMeansAStage() {
        String api = aws.createRestApi(r -> r.name("mapped")).id();
        aws.createDomainName(r -> r.domainName("mapped.example"));

        var whole =
                aws.createBasePathMapping(r -> r.domainName("mapped.example").restApiId(api));
        assertThat(whole.basePath()).isEqualTo("(none)");
        aws.createBasePathMapping(
                r -> r.domainName("mapped.example").basePath("v1").restApiId(api));
        assertThatThrownBy(() -> aws.createBasePathMapping(
                        r -> r.domainName("mapped.example").basePath("v1").restApiId(api)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Base path already exists for this domain name");
        assertThatThrownBy(() -> aws.createBasePathMapping(r -> r.domainName("mapped.example")
                        .basePath("v2")
                        .restApiId(api)
                        .stage("none")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Invalid stage identifier specified");
        assertThatThrownBy(() -> aws.createBasePathMapping(
                        r -> r.domainName("mapped.example").basePath("v2").restApiId("none")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Invalid REST API identifier specified");
        assertThat(aws.updateBasePathMapping(r -> r.domainName("mapped.example")
                                .basePath("v1")
                                .patchOperations(
                                        p -> p.op(Op.REPLACE).path("/basePath").value("v3")))
                        .basePath())
                .isEqualTo("v3");
        assertThat(aws.getBasePathMappings(r -> r.domainName("mapped.example")).items())
                .extracting("basePath")
                .containsExactly("(none)", "v3");
        assertThat(aws.getBasePathMapping(r -> r.domainName("mapped.example").basePath("(none)"))
                        .restApiId())
                .isEqualTo(api);
        aws.deleteBasePathMapping(r -> r.domainName("mapped.example").basePath("v3"));
        assertThatThrownBy(() -> aws.getBasePathMapping(
                        r -> r.domainName("mapped.example").basePath("v3")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid base path mapping identifier specified");
    }

    @Test
    void aVpcEndpointReachesAPrivateName() {
        var domain = aws.createDomainName(
                r -> r.domainName("private.example").endpointConfiguration(e -> e.types(EndpointType.PRIVATE)));
        assertThat(domain.domainNameArn()).endsWith("/domainnames/private.example+" + domain.domainNameId());

        var association = aws.createDomainNameAccessAssociation(r -> r.domainNameArn(domain.domainNameArn())
                .accessAssociationSourceType("VPCE")
                .accessAssociationSource("vpce-1"));

        assertThat(aws.getDomainNameAccessAssociations(r -> r.limit(10)).items())
                .extracting("accessAssociationSource")
                .contains("vpce-1");
        assertThatThrownBy(() -> aws.createDomainNameAccessAssociation(r -> r.domainNameArn("arn:none")
                        .accessAssociationSourceType("VPCE")
                        .accessAssociationSource("vpce-1")))
                .isInstanceOf(BadRequestException.class);
        aws.deleteDomainNameAccessAssociation(
                r -> r.domainNameAccessAssociationArn(association.domainNameAccessAssociationArn()));
        assertThatThrownBy(() -> aws.rejectDomainNameAccessAssociation(
                        r -> r.domainNameAccessAssociationArn(association.domainNameAccessAssociationArn())
                                .domainNameArn(domain.domainNameArn())))
                .isInstanceOf(NotFoundException.class);
        assertThat(aws.getDomainName(r -> r.domainName("private.example").domainNameId(domain.domainNameId()))
                        .domainNameId())
                .isEqualTo(domain.domainNameId());
    }
}
