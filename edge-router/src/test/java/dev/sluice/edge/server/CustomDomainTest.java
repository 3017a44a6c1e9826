package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.DomainConfig;
import dev.sluice.contract.config.DomainConfig.BasePathMapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomDomainTest {

    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeHarness(request -> request.response().setStatusCode(404).end());
        edge.apply("stage/a1/dev", saying("one").stage("a1", "dev"));
        edge.apply("stage/a2/prod", saying("two").stage("a2", "prod"));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    private static Apis saying(String name) {
        return Apis.api()
                .method(
                        "GET",
                        "/pets",
                        Apis.mock(
                                "{\"statusCode\":200}",
                                Apis.response(
                                        "200",
                                        null,
                                        Map.of(),
                                        Map.of("application/json", name + " $context.domainName $context.path"))));
    }

    private String get(String host, String path) throws Exception {
        return edge.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @Test
    void aBasePathMeansItsStage() throws Exception {
        edge.apply(
                "domain/api.example.com",
                new DomainConfig(
                        "api.example.com",
                        List.of(new BasePathMapping("", "a1", "dev"), new BasePathMapping("v2", "a2", null))));

        assertThat(get("api.example.com", "/pets")).endsWith("one api.example.com /pets");
        assertThat(get("API.example.com:8080", "/v2/prod/pets")).endsWith("two api.example.com /v2/prod/pets");
        assertThat(get("api.example.com", "/v2/dev/pets"))
                .startsWith("HTTP/1.1 403")
                .endsWith("\"Forbidden\"}");
        assertThat(get("api.example.com", "/dogs")).endsWith("\"Missing Authentication Token\"}");
    }

    @Test
    void aNameComesBeforeAWildcardAndBothGo() throws Exception {
        edge.apply(
                "domain/*.example.com",
                new DomainConfig("*.example.com", List.of(new BasePathMapping("", "a1", "dev"))));
        edge.apply(
                "domain/two.example.com",
                new DomainConfig("two.example.com", List.of(new BasePathMapping("", "a2", "prod"))));

        assertThat(get("any.example.com", "/pets")).endsWith("one any.example.com /pets");
        assertThat(get("two.example.com", "/pets")).endsWith("two two.example.com /pets");
        edge.apply("domain/two.example.com", null);
        assertThat(get("two.example.com", "/pets")).endsWith("one two.example.com /pets");
        edge.apply("domain/*.example.com", null);
        assertThat(get("two.example.com", "/pets")).startsWith("HTTP/1.1 403");
    }

    @Test
    void anApiMayBeServedUnderCustomDomainsAlone() throws Exception {
        edge.apply("stage/a3/dev", saying("three").customDomainsOnly().stage("a3", "dev"));
        edge.apply(
                "domain/api.example.com",
                new DomainConfig("api.example.com", List.of(new BasePathMapping("", "a3", "dev"))));

        assertThat(get("api.example.com", "/pets")).endsWith("three api.example.com /pets");
        assertThat(get("a3.execute-api.localhost", "/dev/pets"))
                .startsWith("HTTP/1.1 403")
                .endsWith("{\"message\":\"Forbidden\"}");
    }
}
