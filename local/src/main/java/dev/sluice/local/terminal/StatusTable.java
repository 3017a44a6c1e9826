package dev.sluice.local.terminal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.contract.wire.Wire;
import dev.sluice.local.supervisor.PartState;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of every process, as a table for people or as JSON for programs. */
public final class StatusTable {

    private static final String ROW = "%-20s %7s %9s %6s  %-9s %8s %7s";

    private final List<PartState> parts;
    private final Map<String, Long> versions;

    /** @param versions the config version by instance, for those that have one */
    public StatusTable(List<PartState> parts, Map<String, Long> versions) {
        this.parts = List.copyOf(parts);
        this.versions = Map.copyOf(versions);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("SERVICE", "REPLICA", "PID", "PORT", "STATE", "RESTARTS", "CONFIG"));
        for (PartState part : parts) {
            Long version = version(part);
            lines.add(ROW.formatted(
                    part.service(),
                    part.replica(),
                    part.pid() == 0 ? "-" : part.pid(),
                    part.port(),
                    part.state(),
                    part.restarts(),
                    version == null ? "-" : version));
        }
        return lines;
    }

    /** An array with an object for each process; {@code pid} and {@code configVersion} are null where there is none. */
    public String json() {
        List<Map<String, @Nullable Object>> rows = parts.stream().map(this::row).toList();
        try {
            return Wire.mapper()
                    .copy()
                    .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
                    .writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the state cannot be written", e);
        }
    }

    private Map<String, @Nullable Object> row(PartState part) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("service", part.service());
        row.put("replica", part.replica());
        row.put("pid", part.pid() == 0 ? null : part.pid());
        row.put("port", part.port());
        row.put("ready", part.ready());
        row.put("state", part.state());
        row.put("restarts", part.restarts());
        row.put("configVersion", version(part));
        return row;
    }

    private @Nullable Long version(PartState part) {
        return versions.get(part.service() + "-" + part.replica());
    }
}
