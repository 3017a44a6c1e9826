package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.load.Load;
import dev.sluice.system.suite.Await;
import dev.sluice.system.suite.Part;
import dev.sluice.system.suite.Suite;
import dev.sluice.system.world.Backend;
import dev.sluice.system.world.TokenIssuer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any one process but the router may be killed, and no request that does not need it is lost. Runs after the other cases.
 */
@OnSuite
@Tag("kill")
@Order(Integer.MAX_VALUE - 1)
class KillIT {

    private static final int PER_SECOND = 200;
    /** 15 s is the promise; a machine that is busy with other things is given more, by {@code -Dsluice.ready.seconds}. */
    private static final Duration READY_AGAIN = Duration.ofSeconds(Long.getLong("sluice.ready.seconds", 15));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void onlyOurOwn(Suite suite) {
        assumeTrue(suite.isOurs(), "somebody else's suite is not killed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin-service",
                "auth-service",
                "rate-limit-service",
                "cache-service",
                "websocket-service",
                "kafka",
                "postgres"
            })
    void losesNoRequestWhenAServiceIsKilled(
            String service, Suite suite, Gateway gateway, Backend backend, Vertx vertx) {
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));
        Part victim = suite.part(service);
        var load = Load.start(vertx, api.uri("/pets"), PER_SECOND);
        awaitAnswers(load, PER_SECOND);

        long begin = System.nanoTime();
        victim.kill();
        suite.awaitSuccessor(victim, PATIENCE);
        var ready = Duration.ofNanos(System.nanoTime() - begin);
        awaitAnswers(load, load.answered() + PER_SECOND);
        load.stop();
        Await.until("every request is answered", Duration.ofSeconds(15), load::isQuiet);

        var outcome = load.outcome();
        report(service, ready, outcome.toString());
        assertThat(outcome.lost()).isEmpty();
        assertThat(ready).isLessThan(READY_AGAIN);
    }

    @Test
    void whomAuthServiceLetInGoesOnWithoutIt(Suite suite, Gateway gateway, TokenIssuer issuer, Vertx vertx) {
        Api api = JwtIT.serve(gateway, issuer);
        String token = issuer.token("ada", JwtIT.AUDIENCE, Instant.now().plusSeconds(3_600));

        losesNothing(
                "auth-service", suite, Load.start(vertx, api.uri("/me"), PER_SECOND, Map.of("Authorization", token)));
    }

    @Test
    void whatIsCachedIsAnsweredWithoutCacheService(Suite suite, Gateway gateway, Backend backend, Vertx vertx) {
        Api api = CacheIT.serveCached(gateway, backend);

        losesNothing("cache-service", suite, Load.start(vertx, api.uri("/pages?page=1"), PER_SECOND));
    }

    private static void losesNothing(String service, Suite suite, Load load) {
        Part victim = suite.part(service);
        awaitAnswers(load, PER_SECOND);

        victim.kill();
        suite.awaitSuccessor(victim, PATIENCE);
        awaitAnswers(load, load.answered() + PER_SECOND);
        load.stop();
        Await.until("every request is answered", Duration.ofSeconds(15), load::isQuiet);

        assertThat(load.outcome().lost()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "kafka", "admin-service"})
    void losesNothingStoredWhenItsKeeperIsKilled(String service, Suite suite, Gateway gateway, Backend backend) {
        var api = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));
        Part victim = suite.part(service);

        victim.kill();
        suite.awaitSuccessor(victim, PATIENCE);
        Await.until(
                "all parts are ready", PATIENCE, () -> suite.parts().stream().allMatch(Part::ready));

        assertThat(gateway.rest()
                        .getRestApi(request -> request.restApiId(api.id()))
                        .name())
                .isEqualTo("pets in OpenAPI 3 and YAML");
        answers(api, "/animals/7");
        answers(gateway.deploy(api.id(), "second", Map.of()), "/animals/7");
    }

    private static void answers(Api api, String uri) {
        api.call().get("/pets/7").then().statusCode(200).body("uri", equalTo(uri));
    }

    private static void awaitAnswers(Load load, int count) {
        Await.until(count + " answers", PATIENCE, () -> load.answered() >= count);
    }

    private static void report(String service, Duration ready, String outcome) {
        System.out.printf("killed %-18s ready again after %5.1f s; %s%n", service, ready.toMillis() / 1e3, outcome);
    }
}
