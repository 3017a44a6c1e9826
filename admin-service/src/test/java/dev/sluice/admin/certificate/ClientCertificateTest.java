package dev.sluice.admin.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Database;
import dev.sluice.admin.WithClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ClientCertificateTest extends WithClient {

    @Test
    void makesARealCertificateThatIsValidForAYear() throws GeneralSecurityException {
        var made = aws.generateClientCertificate(r -> r.description("for the backend"));

        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(made.pemEncodedCertificate().getBytes(StandardCharsets.US_ASCII)));
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=ApiGateway");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(made.expirationDate());
        assertThat(Duration.between(made.createdDate(), made.expirationDate())).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void aCertificateIsShownChangedAndDropped() {
        String id = aws.generateClientCertificate(r -> r.description("first")).clientCertificateId();

        assertThat(aws.updateClientCertificate(r -> r.clientCertificateId(id)
                                .patchOperations(p ->
                                        p.op(Op.REPLACE).path("/description").value("second")))
                        .description())
                .isEqualTo("second");
        assertThat(aws.getClientCertificates(r -> r.limit(500)).items())
                .extracting("clientCertificateId")
                .contains(id);
        assertThatThrownBy(() -> aws.updateClientCertificate(r -> r.clientCertificateId(id)
                        .patchOperations(p ->
                                p.op(Op.REPLACE).path("/pemEncodedCertificate").value("other"))))
                .isInstanceOf(BadRequestException.class);
        aws.deleteClientCertificate(r -> r.clientCertificateId(id));
        assertThatThrownBy(() -> aws.getClientCertificate(r -> r.clientCertificateId(id)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Client Certificate identifier specified");
    }
}
