package dev.sluice.websocket.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class MessageAssemblyTest {

    private final MessageAssembly assembly = new MessageAssembly(4, 10);

    @Test
    void passesAWholeMessage() {
        assertThat(assembly.text(Buffer.buffer("abcd"), true)).isEqualTo(new MessageAssembly.Result.Whole("abcd"));
    }

    @Test
    void joinsFrames() {
        assertThat(assembly.text(Buffer.buffer("abc"), false)).isEqualTo(new MessageAssembly.Result.More());
        assertThat(assembly.text(Buffer.buffer("def"), false)).isEqualTo(new MessageAssembly.Result.More());
        assertThat(assembly.text(Buffer.buffer("ghij"), true))
                .isEqualTo(new MessageAssembly.Result.Whole("abcdefghij"));
        assertThat(assembly.text(Buffer.buffer("next"), true)).isEqualTo(new MessageAssembly.Result.Whole("next"));
    }

    @Test
    void joinsACharacterThatTwoFramesShare() {
        Buffer euro = Buffer.buffer("€");

        assembly.text(euro.slice(0, 1), false);

        assertThat(assembly.text(euro.slice(1, 3), true)).isEqualTo(new MessageAssembly.Result.Whole("€"));
    }

    @Test
    void refusesALargeFrame() {
        assertThat(assembly.text(Buffer.buffer("abcde"), true))
                .isEqualTo(new MessageAssembly.Result.Refused(Closure.TOO_BIG));
    }

    @Test
    void refusesALargeMessageAsSoonAsItIs() {
        assembly.text(Buffer.buffer("abcd"), false);
        assembly.text(Buffer.buffer("efgh"), false);

        assertThat(assembly.text(Buffer.buffer("ijk"), false))
                .isEqualTo(new MessageAssembly.Result.Refused(Closure.TOO_BIG));
    }

    @Test
    void refusesBinaryFrames() {
        assertThat(assembly.binary()).isEqualTo(new MessageAssembly.Result.Refused(Closure.BINARY));
    }
}
