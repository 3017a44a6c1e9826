package dev.sluice.edge.trial;

import dev.sluice.contract.config.ApiKeyConfig;
import dev.sluice.contract.config.PlanStage;
import dev.sluice.contract.config.UsagePlanConfig;
import dev.sluice.contract.trial.TestInvocation;
import dev.sluice.edge.exchange.QueryParameters;
import dev.sluice.edge.exchange.Request;
import dev.sluice.edge.table.KeyRing.KeyUse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that no client sent. Where it comes from has the names that AWS gives to a tried one's.
 *
 * @param gone is done once its answer is not wanted any more
 */
record TriedRequest(
        HttpMethod method,
        String path,
        @Nullable String query,
        MultiMap headers,
        QueryParameters params,
        Future<Void> gone)
        implements Request {

    static final String DOMAIN = "testPrefix.testDomainName";

    /** Of a request to {@code path} and {@code query}; a tried method of any verb is a GET. */
    static TriedRequest of(TestInvocation asked, String path, @Nullable String query, Future<Void> gone) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        asked.headers().forEach(headers::add);
        String verb = asked.httpMethod().equals("ANY") ? "GET" : asked.httpMethod();
        return new TriedRequest(HttpMethod.valueOf(verb), path, query, headers, QueryParameters.of(query), gone);
    }

    /** AWS shows a tried method a key that there is not, whether or not it needs one. */
    static KeyUse key(String apiId) {
        PlanStage stage = new PlanStage(apiId, TestInvocation.STAGE, Map.of());
        return new KeyUse(
                new ApiKeyConfig("test-invoke-api-key-id", "test-invoke-api-key", true, null, null),
                new UsagePlanConfig("", null, List.of(stage), null, null, List.of()),
                stage);
    }

    @Override
    public String sourceIp() {
        return "test-invoke-source-ip";
    }

    @Override
    public boolean isSSL() {
        return true;
    }

    @Override
    public int port() {
        return 443;
    }

    @Override
    public String authority() {
        return DOMAIN;
    }

    /** Its exchange has the body whole before the first step runs. */
    @Override
    public ReadStream<Buffer> stream() {
        throw new IllegalStateException("the body of a tried request does not stream");
    }
}
