package dev.sluice.local.kafka;

import dev.sluice.local.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A broker that is its own controller (KRaft combined mode), as a folder and two ports.
 *
 * @param classPath where Kafka and this class are found
 */
public record Broker(Path folder, int port, int controllerPort, String classPath) {

    private static final int HEAP_MEGABYTES = 256;

    public List<String> command() {
        return JavaCommand.withHeap(HEAP_MEGABYTES)
                .quickCompilerOnly()
                .with(
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS",
                        "-Dorg.slf4j.simpleLogger.showShortLogName=true")
                .mainClass(classPath, BrokerProcess.class, configuration().toString());
    }

    /** Writes the configuration anew: ports may have changed since the last start. */
    public void prepare() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(configuration(), properties());
    }

    Path configuration() {
        return folder.resolve("server.properties");
    }

    /** Small buffers, since the default cleaner alone wants 128 MB; one replica, since there is one broker. */
    private String properties() {
        return """
                # Written at every start.
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=1
                default.replication.factor=1
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=2
                background.threads=2
                num.recovery.threads.per.data.dir=1
                log.cleaner.threads=1
                log.cleaner.dedupe.buffer.size=8388608
                metadata.max.idle.interval.ms=2000
                # A killed broker may register again only once its old session has ended.
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=500
                """.formatted(
                        port, controllerPort, folder.resolve("data").toString().replace("\\", "\\\\"));
    }
}
