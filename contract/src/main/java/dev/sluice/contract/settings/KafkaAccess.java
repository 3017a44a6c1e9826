package dev.sluice.contract.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How every Kafka client of the suite reaches its brokers: where they are, whether the way is encrypted, and who is calling.
 * As Kafka's own properties by name, so that nothing here needs Kafka. Files are read for each client, so that a password
 * can change under a running service.
 */
public final class KafkaAccess {

    private static final List<String> PROTOCOLS = List.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");
    private static final Map<String, String> LOGIN_MODULES = Map.of(
            "PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule",
            "SCRAM-SHA-256", "org.apache.kafka.common.security.scram.ScramLoginModule",
            "SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule");

    private final Settings settings;
    private final String protocol;
    private final String mechanism;

    private KafkaAccess(Settings settings) {
        this.settings = settings;
        this.protocol = settings.get(Setting.KAFKA_SECURITY_PROTOCOL);
        this.mechanism = settings.get(Setting.KAFKA_SASL_MECHANISM);
    }

    /** Throws {@link IllegalArgumentException} naming a setting that is wrong, or set although nothing would heed it. */
    public static KafkaAccess of(Settings settings) {
        KafkaAccess access = new KafkaAccess(settings);
        if (!PROTOCOLS.contains(access.protocol)) {
            throw wrong(Setting.KAFKA_SECURITY_PROTOCOL, "is none of " + PROTOCOLS + ": '" + access.protocol + "'");
        }
        if (access.authenticates()) {
            if (!LOGIN_MODULES.containsKey(access.mechanism)) {
                throw wrong(Setting.KAFKA_SASL_MECHANISM, "is none of PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512");
            }
            if (settings.get(Setting.KAFKA_USER).isEmpty()) {
                throw wrong(Setting.KAFKA_USER, "is empty, but " + access.protocol + " needs a user");
            }
            access.password();
        } else {
            access.refuse(Setting.KAFKA_USER);
            access.refuse(Setting.KAFKA_PASSWORD_FILE);
        }
        if (!access.encrypts()) {
            access.refuse(Setting.KAFKA_CA_FILE);
        }
        return access;
    }

    /** What every client begins with; the map is the caller's to add to. */
    public Map<String, Object> client(String id) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", settings.get(Setting.KAFKA));
        properties.put("client.id", id);
        properties.put("security.protocol", protocol);
        properties.put("reconnect.backoff.max.ms", 2_000);
        properties.put("enable.metrics.push", false);
        String authorities = settings.get(Setting.KAFKA_CA_FILE);
        if (!authorities.isEmpty()) {
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.location", authorities);
        }
        if (authenticates()) {
            properties.put("sasl.mechanism", mechanism);
            properties.put(
                    "sasl.jaas.config",
                    LOGIN_MODULES.get(mechanism) + " required username=\"" + quoted(settings.get(Setting.KAFKA_USER))
                            + "\" password=\"" + quoted(password()) + "\";");
        }
        return properties;
    }

    private boolean authenticates() {
        return protocol.startsWith("SASL_");
    }

    private boolean encrypts() {
        return protocol.endsWith("SSL");
    }

    private String password() {
        return settings.secret(Setting.KAFKA_PASSWORD_FILE)
                .filter(content -> !content.isEmpty())
                .orElseThrow(() -> wrong(Setting.KAFKA_PASSWORD_FILE, "names no file with a password in it"));
    }

    private void refuse(Setting unheeded) {
        if (!settings.get(unheeded).isEmpty()) {
            throw wrong(
                    unheeded,
                    "is set, but " + Setting.KAFKA_SECURITY_PROTOCOL.variable() + "=" + protocol + " does not use it");
        }
    }

    private static IllegalArgumentException wrong(Setting setting, String what) {
        return new IllegalArgumentException(setting.variable() + " " + what);
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
