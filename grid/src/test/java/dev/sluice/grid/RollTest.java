package dev.sluice.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RollTest {

    @Test
    void aWholeClusterGivesOutEverything() {
        assertThat(Roll.share(List.of("a", "b", "c"), List.of("a", "b", "c"))).isEqualTo(1);
    }

    @Test
    void theSidesOfASplitTogetherGiveOutNoMoreThanEverything() {
        List<String> all = List.of("a", "b", "c");
        assertThat(Roll.share(List.of("a", "b"), all) + Roll.share(List.of("c"), all))
                .isEqualTo(1);
    }

    @Test
    void aNodeThatHasNotSignedInYetAddsNothing() {
        assertThat(Roll.share(List.of("a", "new"), List.of("a", "lost"))).isEqualTo(2 / 3.0);
    }
}
