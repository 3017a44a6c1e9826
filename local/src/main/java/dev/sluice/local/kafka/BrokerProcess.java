package dev.sluice.local.kafka;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's main: formats its storage where there is none yet, then is Kafka until a signal comes. */
public final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] arguments) throws IOException {
        String configuration = arguments[0];
        if (!Files.exists(data(configuration).resolve("meta.properties"))) {
            format(configuration);
        }
        Kafka.main(new String[] {configuration});
    }

    private static void format(String configuration) {
        String[] command = {
            "format", "--ignore-formatted", "--cluster-id", Uuid.randomUuid().toString(), "--config", configuration
        };
        int status = StorageTool.execute(command, System.out);
        if (status != 0) {
            throw new IllegalStateException("Kafka's storage could not be formatted: status " + status);
        }
    }

    private static Path data(String configuration) throws IOException {
        Properties properties = new Properties();
        try (var in = new FileInputStream(configuration)) {
            properties.load(in);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }
}
