package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.api.Integration;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.config.VpcLinkConfig;
import dev.sluice.contract.settings.Settings;
import dev.sluice.edge.integration.Links;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP integrations by a VPC link. */
class VpcLinkTest {

    private static final String BALANCERS = "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/";

    private AwsStub one;
    private AwsStub two;
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        one = new AwsStub();
        two = new AwsStub();
        edge = new EdgeHarness(
                request -> request.response().setStatusCode(404).end(),
                Map.of("SLUICE_VPC_LINK_TARGETS", "pets=" + authority(one) + ", pets=" + authority(two)));
        edge.apply("vpclink/l1", new VpcLinkConfig("l1", List.of(BALANCERS + "pets/50dc6c495c0c9188")));
        edge.apply("vpclink/l2", new VpcLinkConfig("l2", List.of(BALANCERS + "elsewhere/50dc6c495c0c9188")));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
        one.close();
        two.close();
    }

    private static String authority(AwsStub stub) {
        return URI.create(stub.url()).getAuthority();
    }

    private void serve(String type, String uri, String link) {
        Integration linked = new Integration(
                type,
                "GET",
                uri,
                "VPC_LINK",
                link,
                null,
                Map.of(),
                Map.of(),
                "WHEN_NO_MATCH",
                null,
                29_000,
                "BUFFERED",
                null,
                List.of(),
                Map.of("200", Apis.response("200", null, Map.of(), Map.of())));
        edge.apply(
                "stage/a1/dev",
                Apis.api()
                        .settings(new StageSettings(Map.of("link", "l1"), false, Map.of()))
                        .method("GET", "/", linked)
                        .stage("a1", "dev"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP", "HTTP_PROXY"})
    void asksTheAddressesOfTheLoadBalancerInTurn(String type) throws Exception {
        serve(type, "http://pets.internal:8080/store", "${stageVariables.link}");

        assertThat(edge.get("/a1/dev/").statusCode()).isEqualTo(200);
        assertThat(edge.get("/a1/dev/").statusCode()).isEqualTo(200);

        for (AwsStub address : List.of(one, two)) {
            assertThat(address.asked()).hasSize(1);
            assertThat(address.last().path()).isEqualTo("/store");
            assertThat(address.last().header("Host")).isEqualTo("pets.internal:8080");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"l2", "nobody"})
    void asksTheUrisHostWhereNoSettingPlacesTheLoadBalancer(String link) throws Exception {
        serve("HTTP_PROXY", two.url() + "/store", link);

        assertThat(edge.get("/a1/dev/").statusCode()).isEqualTo(200);
        assertThat(two.last().path()).isEqualTo("/store");
    }

    @Test
    void forgetsALinkThatIsDeleted() throws Exception {
        serve("HTTP_PROXY", two.url() + "/store", "l1");
        edge.apply("vpclink/l1", null);

        edge.get("/a1/dev/");

        assertThat(two.asked()).hasSize(1);
        assertThat(one.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pets", "pets=host", "=host:80", "pets=host:http", "pets=:80"})
    void refusesASettingThatItCannotRead(String value) {
        assertThatThrownBy(() -> new Links(Settings.from(Map.of("SLUICE_VPC_LINK_TARGETS", value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SLUICE_VPC_LINK_TARGETS");
    }
}
