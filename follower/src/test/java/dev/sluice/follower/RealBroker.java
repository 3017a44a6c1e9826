package dev.sluice.follower;

import dev.sluice.contract.config.Topics;
import dev.sluice.contract.settings.KafkaAccess;
import dev.sluice.contract.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka of one broker in a process of its own, with the suite's topics. It listens on a port that takes anybody, and on
 * one that wants TLS and the user {@code sluice} with the password {@code s3cret}, by PLAIN or SCRAM.
 */
public final class RealBroker implements AutoCloseable {

    public static final String USER = "sluice";
    public static final String PASSWORD = "s3cret";

    private static final String STORE_PASSWORD = "changeit";
    private static final int START_SECONDS = 60;

    private final Path folder;
    private final int open;
    private final int guarded;
    private Process process;

    private RealBroker(Path folder, int open, int guarded, int controller) throws Exception {
        this.folder = folder;
        this.open = open;
        this.guarded = guarded;
        certify();
        Files.writeString(configuration(), properties(controller));
        format();
        this.process = run();
        try (Admin admin = Admin.create(access().client("test"))) {
            admin.createTopics(Stream.of(Topics.CONFIG, Topics.ACKS, Topics.SIGNALS)
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get(START_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Returns once the topics are there. */
    public static RealBroker start(Path folder) throws Exception {
        return new RealBroker(folder, free(), free(), free());
    }

    /** By the port that takes anybody. */
    public KafkaAccess access() {
        return KafkaAccess.of(Settings.from(Map.of("SLUICE_KAFKA", "127.0.0.1:" + open)));
    }

    /** By the port that wants TLS and a password. */
    public KafkaAccess guarded(String mechanism, String password) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "password", ""), password);
        return KafkaAccess.of(Settings.from(Map.of(
                "SLUICE_KAFKA",
                "127.0.0.1:" + guarded,
                "SLUICE_KAFKA_SECURITY_PROTOCOL",
                "SASL_SSL",
                "SLUICE_KAFKA_CA_FILE",
                folder.resolve("broker.crt").toString(),
                "SLUICE_KAFKA_SASL_MECHANISM",
                mechanism,
                "SLUICE_KAFKA_USER",
                USER,
                "SLUICE_KAFKA_PASSWORD_FILE",
                file.toString())));
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** After {@link #kill()}, on the same ports and with what it had. */
    public void startAgain() throws IOException {
        process = run();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private Process run() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "kafka.Kafka",
                configuration().toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile())
                .start();
    }

    private void format() {
        String[] command = {
            "format",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            configuration().toString(),
            "--add-scram",
            "SCRAM-SHA-512=[name=" + USER + ",password=" + PASSWORD + "]"
        };
        int status = StorageTool.execute(command, System.out);
        if (status != 0) {
            throw new IllegalStateException("the storage could not be formatted: status " + status);
        }
    }

    /** A certificate for 127.0.0.1 that vouches for itself. */
    private void certify() throws Exception {
        keytool("-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1");
        keytool("-exportcert", "-rfc", "-alias", "broker", "-file", "broker.crt");
    }

    private void keytool(String... words) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                words[0],
                                "-keystore",
                                "broker.p12",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                STORE_PASSWORD),
                        Stream.of(words).skip(1))
                .toList();
        Process tool = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (tool.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
        }
    }

    private Path configuration() {
        return folder.resolve("server.properties");
    }

    private String properties(int controller) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%3$d
                listeners=OPEN://127.0.0.1:%1$d,GUARDED://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
                advertised.listeners=OPEN://127.0.0.1:%1$d,GUARDED://127.0.0.1:%2$d
                listener.security.protocol.map=OPEN:PLAINTEXT,GUARDED:SASL_SSL,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=OPEN
                sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512
                listener.name.guarded.plain.sasl.jaas.config=\
                org.apache.kafka.common.security.plain.PlainLoginModule required user_%5$s="%6$s";
                listener.name.guarded.scram-sha-512.sasl.jaas.config=\
                org.apache.kafka.common.security.scram.ScramLoginModule required;
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%4$s/broker.p12
                ssl.keystore.password=%7$s
                ssl.key.password=%7$s
                log.dirs=%4$s/data
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                log.cleaner.dedupe.buffer.size=8388608
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=500
                """.formatted(open, guarded, controller, folder, USER, PASSWORD, STORE_PASSWORD);
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
