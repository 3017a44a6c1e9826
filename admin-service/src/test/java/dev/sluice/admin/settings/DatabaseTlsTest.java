package dev.sluice.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.admin.Aws;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** A PostgreSQL with a certificate, and both of this service's clients told to insist on it. */
@QuarkusTest
@TestProfile(DatabaseTlsTest.Encrypted.class)
class DatabaseTlsTest {

    private static final String IS_ENCRYPTED = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";

    public static final class Encrypted implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(CertifiedDatabase.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Inject
    DataSource relays;

    @Inject
    Pool operations;

    @Test
    void theRelaysConnectionIsEncrypted() throws Exception {
        try (Connection connection = relays.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(IS_ENCRYPTED)) {
            assertThat(found.next()).isTrue();
            assertThat(found.getBoolean(1)).isTrue();
        }
    }

    @Test
    void theOperationsConnectionsAreEncrypted() {
        assertThat(operations
                        .query(IS_ENCRYPTED)
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getBoolean(0))
                .isTrue();
    }

    @Test
    void operationsWork() {
        try (ApiGatewayClient aws = Aws.client()) {
            assertThat(aws.createRestApi(r -> r.name("encrypted")).id()).isNotBlank();
        }
    }

    /** Its certificate vouches for itself, and is right for 127.0.0.1. */
    public static final class CertifiedDatabase implements QuarkusTestResourceLifecycleManager {

        private EmbeddedPostgres postgres;

        @Override
        public Map<String, String> start() {
            try {
                Path folder = Files.createTempDirectory("certified");
                Path certificate = folder.resolve("server.crt");
                keytool(folder, "-genkeypair", "-keyalg", "EC", "-dname", "CN=db", "-ext", "san=ip:127.0.0.1");
                keytool(folder, "-exportcert", "-rfc", "-file", certificate.toString());
                Path key = writeKey(folder);
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("ssl", "on")
                        .setServerConfig("ssl_cert_file", certificate.toString())
                        .setServerConfig("ssl_key_file", key.toString())
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                Map<String, String> settings = new HashMap<>();
                settings.put("SLUICE_DATABASE", "127.0.0.1:" + postgres.getPort() + "/postgres");
                settings.put("SLUICE_DATABASE_USER", "postgres");
                settings.put("SLUICE_DATABASE_TLS", "verify-full");
                settings.put("SLUICE_DATABASE_CA_FILE", certificate.toString());
                settings.put("SLUICE_KAFKA", "127.0.0.1:1");
                settings.put("SLUICE_CLUSTER_TOKEN_FILE", "src/test/resources/cluster-token");
                return settings;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static void keytool(Path folder, String... words) throws Exception {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    words[0],
                    "-alias",
                    "db",
                    "-keystore",
                    folder.resolve("db.p12").toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    "changeit"));
            command.addAll(List.of(words).subList(1, words.length));
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        }

        private static Path writeKey(Path folder) throws Exception {
            KeyStore store = KeyStore.getInstance(folder.resolve("db.p12").toFile(), "changeit".toCharArray());
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(
                                    store.getKey("db", "changeit".toCharArray()).getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            Path key = Files.writeString(folder.resolve("server.key"), pem);
            return Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }

        @Override
        public void stop() {
            try {
                postgres.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
