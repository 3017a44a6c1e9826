package dev.sluice.edge.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.edge.table.ResponsePlan.Choice;
import dev.sluice.engine.work.ShortWork;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResponsePlanTest {

    private static Choice choice(int status, String pattern) {
        return new Choice(status, Pattern.compile(pattern), Map.of(), Map.of(), ContentHandling.PASS);
    }

    private static ResponsePlan plan(List<Choice> choices) {
        return new ResponsePlan(choices, choice(500, ""), BinaryMediaTypes.NONE);
    }

    private static int selected(ResponsePlan plan, String said) {
        return Objects.requireNonNull(plan.select(said)).status();
    }

    @Test
    void patternsThatTakeLongAreNoShortWork() {
        ResponsePlan costly = plan(IntStream.range(200, 600)
                .mapToObj(status -> choice(status, "(a|aa)+b"))
                .toList());

        assertThat(ShortWork.attempt(() -> selected(costly, "a".repeat(100)))).isEmpty();
        assertThat(selected(costly, "a".repeat(100))).isEqualTo(500);
    }

    @Test
    void oneThatTakesTooLongLeavesTheNextItsTurn() {
        ResponsePlan plan = plan(List.of(choice(400, "(a|aa)+b"), choice(401, "a+")));

        assertThat(selected(plan, "a".repeat(100))).isEqualTo(401);
    }
}
