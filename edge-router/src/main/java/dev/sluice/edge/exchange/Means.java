package dev.sluice.edge.exchange;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.engine.work.Workbench;

/**
 * What a router has for all of its requests together.
 *
 * @param bodyLimit of one body, in bytes
 * @param silenceMillis that an answer which is streamed may have
 * @param bench where work is done that is too long for an event loop
 */
public record Means(long bodyLimit, long silenceMillis, BodyMemory memory, Workbench bench) implements AutoCloseable {

    public static Means of(Settings settings) {
        long megabytes = settings.number(Setting.BODY_MEMORY_MIB);
        return new Means(
                settings.number(Setting.REQUEST_BODY_LIMIT),
                settings.number(Setting.STREAM_IDLE_SECONDS) * 1_000L,
                new BodyMemory(
                        megabytes > 0
                                ? megabytes * 1024 * 1024
                                : Runtime.getRuntime().maxMemory() / 4),
                Workbench.of(settings));
    }

    @Override
    public void close() {
        bench.close();
    }
}
