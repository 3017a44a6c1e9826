package dev.sluice.websocket.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionStateTest {

    private final ConnectionState.Open open = new ConnectionState.Open();

    @Test
    void keepsTheCodeOfTheClientThatLeft() {
        assertThat(open.closed(1000, "bye")).isEqualTo(new ConnectionState.Closed(1000, "bye"));
    }

    @Test
    void keepsOurOwnReasonWhateverTheClientAnswers() {
        assertThat(open.closing(Closure.TOO_BIG).closed())
                .isEqualTo(new ConnectionState.Closed(1009, "Payload too large"));
    }
}
