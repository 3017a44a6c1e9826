package dev.sluice.admin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.admin.Database;
import dev.sluice.admin.Published;
import dev.sluice.admin.WithClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;

@QuarkusTest
@QuarkusTestResource(Database.class)
class VpcLinkTest extends WithClient {

    @Inject
    DataSource dataSource;

    private static final String TARGET =
            "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/pets/50dc6c495c0c9188";

    @Test
    void aLinkIsAvailableOnceItIsMade() {
        var link = aws.createVpcLink(r -> r.name("pets").targetArns(TARGET));

        assertThat(link.statusAsString()).isEqualTo("PENDING");
        assertThat(aws.getVpcLink(r -> r.vpcLinkId(link.id())).statusAsString()).isEqualTo("AVAILABLE");
        assertThat(aws.updateVpcLink(r -> r.vpcLinkId(link.id())
                                .patchOperations(
                                        p -> p.op(Op.REPLACE).path("/name").value("cats")))
                        .name())
                .isEqualTo("cats");
        assertThat(aws.getVpcLinks(r -> r.limit(500)).items()).extracting("id").contains(link.id());
        aws.deleteVpcLink(r -> r.vpcLinkId(link.id()));
        assertThatThrownBy(() -> aws.getVpcLink(r -> r.vpcLinkId(link.id())))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Invalid Vpc Link identifier specified");
    }

    @Test
    void routersLearnWhereALinkLeadsAndThatItIsGone() throws Exception {
        var link = aws.createVpcLink(r -> r.name("pets").targetArns(TARGET));

        assertThat(new Published(dataSource).newest("vpclink/" + link.id()))
                .hasValueSatisfying(value -> assertThat(value).contains("\"" + TARGET + "\""));
        aws.deleteVpcLink(r -> r.vpcLinkId(link.id()));
        assertThat(new Published(dataSource).newest("vpclink/" + link.id())).contains("");
    }

    @Test
    void aLinkThatAnIntegrationUsesStays() {
        var link = aws.createVpcLink(r -> r.name("used").targetArns(TARGET));
        var api = aws.createRestApi(r -> r.name("private backend"));
        aws.putMethod(r -> r.restApiId(api.id())
                .resourceId(api.rootResourceId())
                .httpMethod("GET")
                .authorizationType("NONE"));
        aws.putIntegration(r -> r.restApiId(api.id())
                .resourceId(api.rootResourceId())
                .httpMethod("GET")
                .type("HTTP_PROXY")
                .integrationHttpMethod("GET")
                .uri("http://pets.internal/")
                .connectionType("VPC_LINK")
                .connectionId(link.id()));

        assertThatThrownBy(() -> aws.deleteVpcLink(r -> r.vpcLinkId(link.id())))
                .isInstanceOf(BadRequestException.class);
        assertThat(aws.getVpcLink(r -> r.vpcLinkId(link.id())).name()).isEqualTo("used");
    }

    @Test
    void refusesALinkWithoutNameOrTarget() {
        assertThatThrownBy(() -> aws.createVpcLink(r -> r.name("").targetArns(TARGET)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Name cannot be empty");
        assertThatThrownBy(() -> aws.createVpcLink(r -> r.name("nowhere").targetArns(List.of())))
                .isInstanceOf(BadRequestException.class);
    }
}
