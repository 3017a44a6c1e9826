package dev.sluice.edge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.config.DomainConfig.BasePathMapping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "a1.execute-api.localhost, /dev/pets/7, a1, dev, /pets/7",
        "a1.execute-api.localhost:8080, /dev, a1, dev, /",
        "a1.execute-api.localhost, //dev/x, a1, dev, /x",
        "a1.execute-api.gw.example.com, /dev//x//y, a1, dev, /x//y",
        "localhost:8080, /_aws/execute-api/a1/dev/pets, a1, dev, /pets",
        "localhost, /_aws/execute-api/a1/dev, a1, dev, /",
        "localhost, /_aws/execute-api/a1/dev/, a1, dev, /",
        "127.0.0.1, /restapis/a1/dev/_user_request_/pets/7, a1, dev, /pets/7",
        "127.0.0.1, /restapis/a1/dev/_user_request_, a1, dev, /",
        "127.0.0.1, /restapis/a1/dev/_user_request_//pets, a1, dev, /pets",
    })
    void readsApiStageAndPath(String host, String path, String api, String stage, String rest) {
        Address address = Address.of(Address.domainName(host), path);

        assertThat(address).isNotNull();
        assertThat(address.apiId()).isEqualTo(api);
        assertThat(address.stage()).isEqualTo(stage);
        assertThat(address.path()).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource({
        "/, root, prod, /, /",
        "/pets/7, root, prod, /pets/7, /pets/7",
        "/v1, one, prod, /, /v1/",
        "/v1/pets, one, prod, /pets, /v1/pets",
        "//v1//pets, one, prod, /pets, /v1/pets",
        "/v10/pets, root, prod, /v10/pets, /v10/pets",
        "/v1/admin/users, deep, prod, /users, /v1/admin/users",
        "/v1/administration, one, prod, /administration, /v1/administration",
        "/any/dev/pets, any, dev, /pets, /any/dev/pets",
        "/any/dev, any, dev, /, /any/dev/",
        "/any, any, '', /, /any//",
    })
    void takesTheLongestBasePathOfACustomDomain(String path, String api, String stage, String rest, String whole) {
        var mappings = List.of(
                new BasePathMapping("v1/admin", "deep", "prod"),
                new BasePathMapping("any", "any", null),
                new BasePathMapping("v1", "one", "prod"),
                new BasePathMapping("", "root", "prod"));
        Address address = Address.of("api.example.com", mappings, path);

        assertThat(address).isNotNull();
        assertThat(address.apiId()).isEqualTo(api);
        assertThat(address.stage()).isEqualTo(stage);
        assertThat(address.path()).isEqualTo(rest);
        assertThat(address.whole()).isEqualTo(whole);
        assertThat(Address.of("api.example.com", mappings.subList(0, 1), "/v1")).isNull();
    }

    @Test
    void aDomainNameIsInLowerCaseAndWithoutItsPort() {
        assertThat(Address.domainName("API.Example.com:8443")).isEqualTo("api.example.com");
        assertThat(Address.domainName("[::1]:80")).isEqualTo("[::1]");
        assertThat(Address.domainName(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, /",
        "localhost, /internal/access/decisions",
        "localhost, /_aws/execute-api/",
        "localhost, /restapis/a1/dev/pets",
        "localhost, /restapis/_user_request_/x",
        ".execute-api.localhost, /dev",
        ", /dev",
    })
    void addressesNothingElse(String host, String path) {
        assertThat(Address.of(Address.domainName(host), path)).isNull();
    }
}
