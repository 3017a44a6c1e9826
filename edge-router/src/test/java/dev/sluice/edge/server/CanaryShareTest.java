package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.edge.table.Stage;
import dev.sluice.edge.table.StageCompiler;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryShareTest {

    private static final int REQUESTS = 100_000;
    private static final double SHARE = 0.1;

    /** Of a normal distribution: 99.9 % of it is nearer to its mean than so many deviations. */
    private static final double DEVIATIONS = 3.2905;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTenthOfTheRequestsIsTheCanarys(long seed) {
        Apis api = Apis.api().method("GET", "/", Apis.mock("{\"statusCode\":200}"));
        Stage.Split split =
                (Stage.Split) StageCompiler.compile(api.canaryOf(api.stage("a1", "dev"), 100 * SHARE, Map.of(), false));
        SplittableRandom random = new SplittableRandom(seed);

        long drawn = IntStream.range(0, REQUESTS)
                .filter(request -> split.drawn(random) == split.canary())
                .count();

        double mean = REQUESTS * SHARE;
        double margin = DEVIATIONS * Math.sqrt(mean * (1 - SHARE));
        assertThat((double) drawn).isBetween(mean - margin, mean + margin);
    }
}
