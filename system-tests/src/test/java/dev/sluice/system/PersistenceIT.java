package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.suite.Suite;
import dev.sluice.system.world.Backend;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is stored outlives the processes. Runs last, since it takes the suite down. */
@OnSuite
@Tag("kill")
@Order(Integer.MAX_VALUE)
class PersistenceIT {

    @Test
    void servesAgainWhatWasDeployedBefore(Suite suite, Gateway gateway, Backend backend) {
        assumeTrue(suite.isOurs(), "somebody else's suite is not taken down");
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));
        long before = gateway.configuration().version();

        suite.down();
        suite.up();

        assertThat(gateway.configuration().version()).isGreaterThanOrEqualTo(before);
        assertThat(gateway.rest()
                        .getRestApi(request -> request.restApiId(api.id()))
                        .name())
                .isEqualTo("pets in OpenAPI 3 and YAML");
        gateway.served(api.id(), api.stage()).call().get("/pets/7").then().statusCode(200);
        gateway.deploy(api.id(), "second", Map.of())
                .call()
                .get("/pets/7")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/animals/7"));
    }
}
