package dev.sluice.edge.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BodyMemoryTest {

    private final BodyMemory memory = new BodyMemory(100);

    @Test
    void oneApiHoldsAHalfAtTheMost() {
        BodyMemory.Share first = memory.share("a");
        first.take(30);

        assertThatThrownBy(() -> memory.share("a").take(21)).isInstanceOf(FaultException.class);
        memory.share("a").take(20);
        memory.share("b").take(50);

        assertThat(memory.held()).isEqualTo(100);
        assertThatThrownBy(() -> memory.share("c").take(1)).isInstanceOf(FaultException.class);
        assertThat(memory.held()).isEqualTo(100);
    }

    @Test
    void aRequestThatIsOverGivesBackAllThatItHeldOnce() {
        BodyMemory.Share share = memory.share("a");
        share.take(20);
        share.take(30);

        share.close();
        share.close();

        assertThat(memory.held()).isZero();
        memory.share("a").take(50);
    }

    @Test
    void whatComesOnceARequestIsOverIsNotHeld() {
        BodyMemory.Share share = memory.share("a");
        share.close();

        assertThatThrownBy(() -> share.take(1)).isInstanceOf(FaultException.class);
        assertThat(memory.held()).isZero();
    }
}
