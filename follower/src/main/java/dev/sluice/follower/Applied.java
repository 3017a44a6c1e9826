package dev.sluice.follower;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.contract.config.Ack;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.Refusal;
import dev.sluice.contract.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What has been applied so far: the version, and the changes that were refused. Knows nothing of Kafka. */
final class Applied {

    private static final Logger LOG = Logger.getLogger(Applied.class);

    private final ConfigListener listener;
    private final ObjectMapper mapper = Wire.mapper();
    private final Map<String, Refusal> refused = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();
    private long version;

    Applied(ConfigListener listener) {
        this.listener = listener;
    }

    /** Applies one record, unless this or a later version of its key was applied before: the relay may repeat itself. */
    void change(String recordKey, long recordVersion, byte @Nullable [] value) {
        if (recordVersion <= versions.getOrDefault(recordKey, 0L)) {
            return;
        }
        ConfigKey key = ConfigKey.parse(recordKey);
        try {
            if (key.kind() != ConfigKey.Kind.UNKNOWN) {
                listener.apply(
                        key,
                        recordVersion,
                        value == null
                                ? null
                                : mapper.readValue(value, key.kind().type()));
            }
            refused.remove(recordKey);
        } catch (Exception | StackOverflowError | LinkageError e) {
            // Also what nests so deep that compiling it ends the stack: one bad record must not end the following.
            LOG.errorf(e, "refused %s of version %d; the last good one stays", recordKey, recordVersion);
            refused.put(recordKey, new Refusal(recordKey, recordVersion, reason(e)));
        }
        versions.put(recordKey, recordVersion);
        version = Math.max(version, recordVersion);
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    void batchDone() {
        listener.applied(version);
    }

    long version() {
        return version;
    }

    Ack ack(String id, String service) {
        return new Ack(id, service, version, List.copyOf(refused.values()));
    }
}
