package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.StageSettings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that ask for an answer that is not a kept one. */
class CacheInvalidationTest {

    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": [%s],
             "Resource": "execute-api:/*"}]}""";

    private final Map<String, Buffer> entries = new ConcurrentHashMap<>();
    private final AtomicInteger called = new AtomicInteger();
    private EdgeHarness edge;
    private String backend;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(this::cacheService);
        int port = edge.serve(request -> request.response().end("answer " + called.incrementAndGet()));
        backend = "http://127.0.0.1:" + port + "/";
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    private void cacheService(HttpServerRequest request) {
        if (request.method() == HttpMethod.PUT) {
            request.body().onSuccess(body -> {
                entries.put(request.path(), body);
                request.response().setStatusCode(204).end();
            });
            return;
        }
        Buffer entry = entries.get(request.path());
        request.response().putHeader("X-Sluice-Epoch", "e1").putHeader("X-Sluice-Remaining-Millis", "60000");
        if (entry == null) {
            request.response().setStatusCode(404).end();
        } else {
            request.response().end(entry);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "max-age=0, answer 2",
        "'no-store, Max-Age=0', answer 2",
        "no-cache, answer 1",
        "max-age=10, answer 1",
    })
    void anyoneMayWhereNoAuthorizationIsRequired(String cacheControl, String answer) throws Exception {
        serve(false, null, null);
        edge.get("/a1/dev/pets");

        assertThat(edge.get("/a1/dev/pets", "Cache-Control", cacheControl).body())
                .isEqualTo(answer);
        assertThat(edge.get("/a1/dev/pets").body()).isEqualTo(answer);
    }

    @Test
    void isPassedOverWithAWarningUnlessAWordIsSaid() throws Exception {
        serve(null, null, null);

        assertThat(warnings(fresh())).isOne();
        HttpResponse<String> hit = fresh();

        assertThat(hit.body()).isEqualTo("answer 1");
        assertThat(warnings(hit)).isOne();
        assertThat(warnings(edge.get("/a1/dev/pets"))).isZero();
    }

    @Test
    void isPassedOverWithoutAWordWhereTheMethodSaysSo() throws Exception {
        serve(true, "SUCCEED_WITHOUT_RESPONSE_HEADER", null);
        edge.get("/a1/dev/pets");

        assertThat(fresh().body()).isEqualTo("answer 1");
        assertThat(warnings(fresh())).isZero();
    }

    @Test
    void isRefusedWhereTheMethodSaysSo() throws Exception {
        serve(true, "FAIL_WITH_403", POLICY.formatted("\"execute-api:Invoke\""));

        HttpResponse<String> refused = fresh();

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("x-amzn-ErrorType")).contains("AccessDeniedException");
        assertThat(called).hasValue(0);
    }

    @Test
    void whoeverTheResourcePolicyAllowsItMay() throws Exception {
        serve(true, "FAIL_WITH_403", POLICY.formatted("\"execute-api:Invoke\", \"execute-api:InvalidateCache\""));
        edge.get("/a1/dev/pets");

        assertThat(fresh().body()).isEqualTo("answer 2");
    }

    @Test
    void lookUpsAreCountedWhereOneWasMade() throws Exception {
        serve(true, "FAIL_WITH_403", null);
        fresh();
        edge.get("/a1/dev/pets");
        edge.get("/a1/dev/pets");

        assertThat(lookups("miss")).isOne();
        assertThat(lookups("hit")).isOne();
    }

    private HttpResponse<String> fresh() throws Exception {
        return edge.get("/a1/dev/pets", "Cache-Control", "max-age=0");
    }

    private double lookups(String result) {
        return edge.registry()
                .get("sluice.cache.lookups")
                .tag("result", result)
                .counter()
                .count();
    }

    private static long warnings(HttpResponse<String> response) {
        return response.headers().allValues("Warning").size();
    }

    private void serve(@Nullable Boolean authorized, @Nullable String strategy, @Nullable String policy) {
        MethodSetting cached = new MethodSetting(null, null, true, 60, authorized, strategy);
        Apis api = Apis.api()
                .method("GET", "/pets", Apis.proxy(backend))
                .settings(new StageSettings(Map.of(), true, Map.of("*/*", cached)));
        edge.apply("stage/a1/dev", (policy == null ? api : api.policy(policy)).stage("a1", "dev"));
    }
}
