package dev.sluice.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaAccessTest {

    @TempDir
    Path folder;

    @Test
    void onALaptopItIsPlain() {
        assertThat(access(Map.of()).client("edge-router-0-config"))
                .containsEntry("bootstrap.servers", "127.0.0.1:19092")
                .containsEntry("client.id", "edge-router-0-config")
                .containsEntry("security.protocol", "PLAINTEXT")
                .doesNotContainKeys("sasl.mechanism", "sasl.jaas.config", "ssl.truststore.location");
    }

    @Test
    void encryptsAndSaysWhoCalls() throws IOException {
        Map<String, Object> client = access(Map.of(
                        "SLUICE_KAFKA", "kafka:9093",
                        "SLUICE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                        "SLUICE_KAFKA_CA_FILE", "/run/secrets/ca.crt",
                        "SLUICE_KAFKA_USER", "sluice",
                        "SLUICE_KAFKA_PASSWORD_FILE", password("a\"b\\c\n")))
                .client("x");

        assertThat(client)
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.truststore.location", "/run/secrets/ca.crt")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"sluice\""
                                + " password=\"a\\\"b\\\\c\";");
    }

    @Test
    void aNewPasswordIsForTheNextClient() throws IOException {
        KafkaAccess access = access(Map.of(
                "SLUICE_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                "SLUICE_KAFKA_SASL_MECHANISM", "PLAIN",
                "SLUICE_KAFKA_USER", "sluice",
                "SLUICE_KAFKA_PASSWORD_FILE", password("old")));
        password("new");

        assertThat(access.client("x").get("sasl.jaas.config")).asString().contains("PlainLoginModule", "\"new\"");
    }

    @ParameterizedTest
    @CsvSource({
        "SECURITY_PROTOCOL=TLS, SLUICE_KAFKA_SECURITY_PROTOCOL is none of",
        "SECURITY_PROTOCOL=SASL_SSL, SLUICE_KAFKA_USER is empty",
        "SECURITY_PROTOCOL=SASL_SSL USER=a, SLUICE_KAFKA_PASSWORD_FILE names no file",
        "SECURITY_PROTOCOL=SASL_SSL USER=a SASL_MECHANISM=GSSAPI, SLUICE_KAFKA_SASL_MECHANISM is none of",
        "USER=a, SLUICE_KAFKA_USER is set",
        "SECURITY_PROTOCOL=SSL PASSWORD_FILE=a, SLUICE_KAFKA_PASSWORD_FILE is set",
        "SECURITY_PROTOCOL=PLAINTEXT CA_FILE=a, SLUICE_KAFKA_CA_FILE is set"
    })
    void refusesWhatDoesNotGoTogether(String settings, String message) {
        Map<String, String> environment = new HashMap<>();
        for (String setting : settings.split(" ", -1)) {
            String[] parts = setting.split("=", 2);
            environment.put("SLUICE_KAFKA_" + parts[0], parts[1]);
        }
        assertThatThrownBy(() -> access(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static KafkaAccess access(Map<String, String> environment) {
        return KafkaAccess.of(Settings.from(environment));
    }

    private String password(String content) throws IOException {
        return Files.writeString(folder.resolve("password"), content).toString();
    }
}
