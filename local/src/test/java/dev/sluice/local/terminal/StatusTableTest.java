package dev.sluice.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.supervisor.PartState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusTableTest {

    private final StatusTable table = new StatusTable(
            List.of(
                    new PartState("edge-router", 1, 4711, 8180, "ready", true, 900, 2),
                    new PartState("kafka", 0, 0, 19092, "stopped", false, 0, 0)),
            Map.of("edge-router-1", 17L));

    @Test
    void writesAnObjectForEachProcess() {
        assertThat(table.json())
                .isEqualTo("[{\"service\":\"edge-router\",\"replica\":1,\"pid\":4711,\"port\":8180,\"ready\":true,"
                        + "\"state\":\"ready\",\"restarts\":2,\"configVersion\":17},"
                        + "{\"service\":\"kafka\",\"replica\":0,\"pid\":null,\"port\":19092,\"ready\":false,"
                        + "\"state\":\"stopped\",\"restarts\":0,\"configVersion\":null}]");
    }

    @Test
    void writesALineForEachProcess() {
        assertThat(table.lines()).hasSize(3);
        assertThat(table.lines().get(1))
                .startsWith("edge-router")
                .contains("4711", "8180", "ready")
                .endsWith("17");
        assertThat(table.lines().get(2)).startsWith("kafka").contains("stopped").endsWith("-");
    }
}
