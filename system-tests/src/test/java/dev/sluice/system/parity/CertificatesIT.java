package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Client certificates. */
@Parity
class CertificatesIT {

    @Test
    void madeDescribedAndRemoved(ControlPlane control) {
        var made = control.aws().generateClientCertificate(r -> r.description("first"));
        assertThat(made.pemEncodedCertificate()).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(made.expirationDate()).isAfter(made.createdDate());
        String id = made.clientCertificateId();

        var updated = control.aws()
                .updateClientCertificate(
                        r -> r.clientCertificateId(id).patchOperations(replace("/description", "changed")));

        assertThat(updated.description()).isEqualTo("changed");
        assertThat(control.aws()
                        .getClientCertificate(r -> r.clientCertificateId(id))
                        .pemEncodedCertificate())
                .isEqualTo(made.pemEncodedCertificate());
        assertThat(control.aws().getClientCertificates(r -> r.limit(500)).items())
                .extracting("clientCertificateId")
                .contains(id);
        control.aws().deleteClientCertificate(r -> r.clientCertificateId(id));
    }
}
