package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.Backend;
import org.junit.jupiter.api.Test;

/** Whoever runs a stage may see how a request came to its answer. */
@OnSuite
class ExplainIT {

    @Test
    void aRequestWithLeaveIsExplained(Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("cached.yaml").with(backend));
        JsonNode grant =
                gateway.configuration().post("/sluice/v1/restapis/" + api.id() + "/stages/" + api.stage() + "/explain");

        var told = api.call()
                .header(
                        grant.required("header").asText(),
                        grant.required("value").asText())
                .get("/pages?page=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(told.getString("request.apiId")).isEqualTo(api.id());
        assertThat(told.getList("steps.step", String.class)).contains("integrate");
        assertThat(told.getInt("answer.status")).isEqualTo(200);
        assertThat(backend.count()).isOne();
    }

    @Test
    void withoutLeaveNothingIsExplained(Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("cached.yaml").with(backend));

        api.call()
                .header("X-Sluice-Explain", "v1." + api.id() + "." + api.stage() + ".99999999999.c2lnbmVk")
                .get("/pages?page=1")
                .then()
                .statusCode(403);
        assertThat(backend.count()).isZero();
    }
}
