package dev.sluice.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.plan.Scale;
import dev.sluice.local.supervisor.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void readsUpWithEverything() {
        assertThat(parse("up --detach --native --scale edge-router=2 --scale=cache-service=3"))
                .isEqualTo(new Request.Up(true, true, true, new Scale(Map.of("edge-router", 2, "cache-service", 3))));
    }

    @Test
    void upAloneStaysAttachedAndBuilds() {
        assertThat(parse("up")).isEqualTo(new Request.Up(false, false, true, Scale.ONE_OF_EACH));
    }

    @Test
    void readsAServiceAndOneReplicaOfIt() {
        assertThat(parse("stop cache-service")).isEqualTo(new Request.Stop(new Selection("cache-service", "")));
        assertThat(parse("start cache-service/1")).isEqualTo(new Request.Start(new Selection("cache-service", "1")));
        assertThat(parse("restart postgres"))
                .isEqualTo(new Request.Restart(Optional.of(new Selection("postgres", ""))));
        assertThat(parse("restart")).isEqualTo(new Request.Restart(Optional.empty()));
    }

    @Test
    void readsLogsInAnyOrder() {
        var expected = new Request.Logs(Optional.of(new Selection("kafka", "")), true);
        assertThat(parse("logs kafka -f")).isEqualTo(expected);
        assertThat(parse("logs -f kafka")).isEqualTo(expected);
        assertThat(parse("logs supervisor"))
                .isEqualTo(new Request.Logs(Optional.of(new Selection("supervisor", "")), false));
    }

    @Test
    void readsTheLogOfOneFunction() {
        assertThat(parse("logs functions/hello"))
                .isEqualTo(new Request.Logs(Optional.of(new Selection("functions", "hello")), false));
    }

    @Test
    void nothingAtAllAsksForHelp() {
        assertThat(Arguments.parse(List.of())).isEqualTo(new Request.Help());
    }

    @Test
    void namesWhatItDoesNotKnow() {
        refuses("fly", "there is no command 'fly'");
        refuses("up --fast", "'up' does not take '--fast'");
        refuses("status --xml", "'status' does not take '--xml'");
        refuses("down now", "'down' does not take 'now'");
        refuses("stop", "needs a SERVICE");
        refuses("stop gateway", "there is no 'gateway'");
        refuses("stop edge-router/x", "there is no 'edge-router/x'");
        refuses("stop edge-router/", "there is no 'edge-router/'");
    }

    @Test
    void refusesAScaleThatMakesNoSense() {
        refuses("up --scale gateway=2", "no service 'gateway'");
        refuses("up --scale kafka=2", "no service 'kafka'");
        refuses("up --scale edge-router=10", "from 0 to 9");
        refuses("up --scale edge-router=-1", "SERVICE=N");
        refuses("up --scale edge-router", "SERVICE=N");
        refuses("up --scale", "'up' does not take '--scale'");
    }

    private static void refuses(String line, String because) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessageContaining(because);
    }

    private static Request parse(String line) {
        return Arguments.parse(List.of(line.split(" ")));
    }
}
