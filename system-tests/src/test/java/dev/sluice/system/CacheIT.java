package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.suite.Await;
import dev.sluice.system.world.Backend;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.Op;

/** A stage with a cache answers again without asking its backend. */
@OnSuite
class CacheIT {

    @Test
    void asksTheBackendOnceForEachCacheKey(Gateway gateway, Backend backend) {
        var api = serveCached(gateway, backend);

        api.call().get("/pages?page=1").then().statusCode(200).body("count", equalTo(1));
        api.call().get("/pages?page=1").then().statusCode(200).body("count", equalTo(1));
        api.call().get("/pages?page=1&noise=2").then().statusCode(200).body("count", equalTo(1));
        api.call().get("/pages?page=2").then().statusCode(200).body("count", equalTo(2));
        assertThat(backend.count()).isEqualTo(2);
    }

    @Test
    void cachesOnlyGet(Gateway gateway, Backend backend) {
        var api = serveCached(gateway, backend);

        api.call().post("/pages?page=1").then().statusCode(200).body("count", equalTo(1));
        api.call().post("/pages?page=1").then().statusCode(200).body("count", equalTo(2));
    }

    @Test
    void asksAgainWhenTheCacheIsFlushed(Gateway gateway, Backend backend) {
        var api = serveCached(gateway, backend);
        api.call().get("/pages?page=1");
        api.call().get("/pages?page=1");
        assertThat(backend.count()).isOne();

        gateway.rest().flushStageCache(request -> request.restApiId(api.id()).stageName(api.stage()));

        Await.until("the backend is asked again", Duration.ofSeconds(10), () -> {
            api.call().get("/pages?page=1").then().statusCode(200);
            return backend.count() == 2;
        });
    }

    @Test
    void cachesNothingWhereTheMethodDoesNotSaySo(Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("cached.yaml").with(backend));

        api.call().get("/pages?page=1").then().statusCode(200).body("count", equalTo(1));
        api.call().get("/pages?page=1").then().statusCode(200).body("count", equalTo(2));
    }

    static Api serveCached(Gateway gateway, Backend backend) {
        String id = gateway.importApi(Document.named("cached.yaml").with(backend));
        gateway.rest()
                .createDeployment(request -> request.restApiId(id)
                        .stageName("test")
                        .cacheClusterEnabled(true)
                        .cacheClusterSize("0.5"));
        gateway.rest()
                .updateStage(request -> request.restApiId(id)
                        .stageName("test")
                        .patchOperations(
                                patch -> patch.op(Op.REPLACE)
                                        .path("/*/*/caching/enabled")
                                        .value("true"),
                                patch -> patch.op(Op.REPLACE)
                                        .path("/*/*/caching/ttlInSeconds")
                                        .value("60")));
        return gateway.served(id, "test");
    }
}
