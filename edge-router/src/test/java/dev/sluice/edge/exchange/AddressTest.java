package dev.sluice.edge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

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
        Address address = Address.of(host, path);

        assertThat(address).isNotNull();
        assertThat(address.apiId()).isEqualTo(api);
        assertThat(address.stage()).isEqualTo(stage);
        assertThat(address.path()).isEqualTo(rest);
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
        assertThat(Address.of(host, path)).isNull();
    }
}
