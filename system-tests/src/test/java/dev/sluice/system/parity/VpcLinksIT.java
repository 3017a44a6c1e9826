package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** VPC links. */
@Parity
class VpcLinksIT {

    @Test
    void madeChangedAndRemoved(ControlPlane control) {
        var created = control.aws()
                .createVpcLink(r -> r.name("link")
                        .targetArns("arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/n/1"));
        assertThat(created.statusAsString()).isEqualTo("PENDING");

        var updated = control.aws()
                .updateVpcLink(r -> r.vpcLinkId(created.id()).patchOperations(replace("/description", "changed")));

        assertThat(updated.description()).isEqualTo("changed");
        assertThat(control.aws().getVpcLink(r -> r.vpcLinkId(created.id())).statusAsString())
                .isEqualTo("AVAILABLE");
        assertThat(control.aws().getVpcLinks(r -> r.limit(500)).items())
                .extracting("id")
                .contains(created.id());
        control.aws().deleteVpcLink(r -> r.vpcLinkId(created.id()));
    }

    @Test
    @Differs("A link is available at once, whatever its target: there is no network to prepare.")
    void isThereAtOnce(ControlPlane control) {
        var created = control.unseen().createVpcLink(r -> r.name("link").targetArns("arn:aws:nothing:::at/all"));

        assertThat(control.aws().getVpcLink(r -> r.vpcLinkId(created.id())).statusAsString())
                .isEqualTo("AVAILABLE");
        control.unseen().deleteVpcLink(r -> r.vpcLinkId(created.id()));
    }
}
