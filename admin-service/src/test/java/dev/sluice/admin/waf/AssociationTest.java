package dev.sluice.admin.waf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Aws;
import dev.sluice.admin.Database;
import dev.sluice.admin.MockApi;
import dev.sluice.admin.Published;
import dev.sluice.admin.WithClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.WafAssociatedItemException;
import software.amazon.awssdk.services.wafv2.model.WafInvalidParameterException;
import software.amazon.awssdk.services.wafv2.model.WafNonexistentItemException;
import software.amazon.awssdk.services.wafv2.model.WebACLSummary;

/** A stage names its web ACL, is published when that changes, and takes it along when it goes. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class AssociationTest extends WithClient {

    @Inject
    DataSource dataSource;

    private final Wafv2Client waf = Aws.waf();
    private final Acls acls = new Acls(waf);

    @Test
    void aStageNamesItsWebAcl() throws Exception {
        MockApi api = MockApi.create(aws);
        api.deploy("dev");
        WebACLSummary acl = acls.create();
        String stage = arn(api, "dev");

        waf.associateWebACL(a -> a.webACLArn(acl.arn()).resourceArn(stage));

        assertThat(api.stage("dev").webAclArn()).isEqualTo(acl.arn());
        assertThat(published(api)).isEqualTo(acl.arn());
        assertThat(waf.getWebACLForResource(g -> g.resourceArn(stage)).webACL().arn())
                .isEqualTo(acl.arn());
        assertThat(waf.listResourcesForWebACL(l -> l.webACLArn(acl.arn())).resourceArns())
                .containsExactly(stage);
        api.deploy("dev");
        assertThat(published(api)).isEqualTo(acl.arn());

        waf.disassociateWebACL(d -> d.resourceArn(stage));

        assertThat(api.stage("dev").webAclArn()).isNull();
        assertThat(published(api)).isNull();
        assertThat(waf.getWebACLForResource(g -> g.resourceArn(stage)).webACL()).isNull();
        assertThat(waf.listResourcesForWebACL(l -> l.webACLArn(acl.arn())).resourceArns())
                .isEmpty();
    }

    @Test
    void aWebAclThatAStageHasStays() {
        MockApi api = MockApi.create(aws);
        api.deploy("dev");
        WebACLSummary acl = acls.create();
        waf.associateWebACL(a -> a.webACLArn(acl.arn()).resourceArn(arn(api, "dev")));

        assertThatThrownBy(() -> acls.delete(acl, acl.lockToken())).isInstanceOf(WafAssociatedItemException.class);

        api.delete();
        acls.delete(acl, acl.lockToken());
    }

    @Test
    void aStageThatGoesIsAssociatedNoMore() {
        MockApi api = MockApi.create(aws);
        api.deploy("dev");
        WebACLSummary acl = acls.create();
        waf.associateWebACL(a -> a.webACLArn(acl.arn()).resourceArn(arn(api, "dev")));

        aws.deleteStage(d -> d.restApiId(api.id()).stageName("dev"));
        api.deploy("dev");

        assertThat(api.stage("dev").webAclArn()).isNull();
        acls.delete(acl, acl.lockToken());
    }

    @Test
    void bothMustBeThere() {
        MockApi api = MockApi.create(aws);
        api.deploy("dev");
        WebACLSummary gone = acls.create();
        acls.delete(gone, gone.lockToken());
        WebACLSummary acl = acls.create();

        assertThatThrownBy(
                        () -> waf.associateWebACL(a -> a.webACLArn(gone.arn()).resourceArn(arn(api, "dev"))))
                .isInstanceOf(WafNonexistentItemException.class);
        assertThatThrownBy(() -> waf.associateWebACL(a -> a.webACLArn(acl.arn()).resourceArn(arn(api, "none"))))
                .isInstanceOf(WafNonexistentItemException.class);
        assertThatThrownBy(() -> waf.associateWebACL(
                        a -> a.webACLArn(acl.arn()).resourceArn("arn:aws:apigateway:us-east-1::/apis/x")))
                .isInstanceOf(WafInvalidParameterException.class);
    }

    private String published(MockApi api) throws Exception {
        return new Published(dataSource)
                .stage(api.id(), "dev")
                .orElseThrow()
                .settings()
                .webAclArn();
    }

    private static String arn(MockApi api, String stage) {
        return "arn:aws:apigateway:us-east-1::/restapis/" + api.id() + "/stages/" + stage;
    }
}
