package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameAccessAssociationRequest;
import software.amazon.awssdk.services.apigateway.model.EndpointType;

/** Custom domain names, what their paths mean, and who reaches private ones. */
@Parity
class DomainNamesIT {

    @Test
    void madeChangedAndRemoved(ControlPlane control) {
        String name = name();
        var created = control.aws()
                .createDomainName(r -> r.domainName(name)
                        .regionalCertificateArn("arn:aws:acm:us-east-1:000000000000:certificate/1")
                        .endpointConfiguration(e -> e.types(EndpointType.REGIONAL)));
        assertThat(created.domainNameStatusAsString()).isEqualTo("AVAILABLE");
        assertThat(created.regionalDomainName()).isNotBlank();

        var updated = control.aws()
                .updateDomainName(r -> r.domainName(name).patchOperations(replace("/securityPolicy", "TLS_1_0")));

        assertThat(updated.securityPolicyAsString()).isEqualTo("TLS_1_0");
        assertThat(control.aws().getDomainName(r -> r.domainName(name)).domainNameArn())
                .endsWith("/domainnames/" + name);
        assertThat(control.aws().getDomainNames(r -> r.limit(500)).items())
                .extracting("domainName")
                .contains(name);
        control.aws().deleteDomainName(r -> r.domainName(name));
    }

    @Test
    void basePathsMeanStages(ControlPlane control) {
        String name = name();
        control.unseen().createDomainName(r -> r.domainName(name));
        try (Sample sample = Sample.in(control).mocked()) {
            sample.deployed("dev");
            var created = control.aws()
                    .createBasePathMapping(r -> r.domainName(name)
                            .basePath("v1")
                            .restApiId(sample.api())
                            .stage("dev"));
            assertThat(created.stage()).isEqualTo("dev");

            var updated = control.aws()
                    .updateBasePathMapping(
                            r -> r.domainName(name).basePath("v1").patchOperations(replace("/basePath", "v2")));

            assertThat(updated.basePath()).isEqualTo("v2");
            assertThat(control.aws()
                            .getBasePathMapping(r -> r.domainName(name).basePath("v2"))
                            .restApiId())
                    .isEqualTo(sample.api());
            assertThat(control.aws()
                            .getBasePathMappings(r -> r.domainName(name))
                            .items())
                    .extracting("basePath")
                    .containsExactly("v2");
            control.aws().deleteBasePathMapping(r -> r.domainName(name).basePath("v2"));
        }
        control.unseen().deleteDomainName(r -> r.domainName(name));
    }

    @Test
    void endpointsReachPrivateOnes(ControlPlane control) {
        String name = name();
        var domain = control.unseen()
                .createDomainName(r -> r.domainName(name).endpointConfiguration(e -> e.types(EndpointType.PRIVATE)));

        var first = control.aws().createDomainNameAccessAssociation(r -> association(r, domain.domainNameArn(), "1"));
        var second =
                control.unseen().createDomainNameAccessAssociation(r -> association(r, domain.domainNameArn(), "2"));

        assertThat(control.aws()
                        .getDomainNameAccessAssociations(r -> r.limit(500))
                        .items())
                .extracting("accessAssociationSource")
                .contains("vpce-1", "vpce-2");
        control.aws()
                .deleteDomainNameAccessAssociation(
                        r -> r.domainNameAccessAssociationArn(first.domainNameAccessAssociationArn()));
        control.aws()
                .rejectDomainNameAccessAssociation(r -> r.domainNameArn(domain.domainNameArn())
                        .domainNameAccessAssociationArn(second.domainNameAccessAssociationArn()));
        control.unseen().deleteDomainName(r -> r.domainName(name).domainNameId(domain.domainNameId()));
    }

    private static void association(
            CreateDomainNameAccessAssociationRequest.Builder request, String domainArn, String number) {
        request.domainNameArn(domainArn).accessAssociationSourceType("VPCE").accessAssociationSource("vpce-" + number);
    }

    private static String name() {
        return "d" + UUID.randomUUID() + ".example";
    }

    @Test
    @Differs("A name is available at once, and nobody is asked for its certificate.")
    void areThereAtOnce(ControlPlane control) {
        String name = name();

        var created = control.aws()
                .createDomainName(
                        r -> r.domainName(name).certificateArn("arn:aws:acm:us-east-1:000000000000:certificate/none"));

        assertThat(created.domainNameStatusAsString()).isEqualTo("AVAILABLE");
        control.unseen().deleteDomainName(r -> r.domainName(name));
    }
}
