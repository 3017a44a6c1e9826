package dev.sluice.edge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.edge.integration.EventStream.Content;
import dev.sluice.edge.integration.EventStream.End;
import dev.sluice.edge.integration.EventStream.Head;
import dev.sluice.edge.integration.EventStream.Piece;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {

    /** A message with one header, a string, and a payload. */
    private static final String MESSAGE = "0000003d0000002007fd8396"
            + "0c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e"
            + "7b27666f6f273a27626172277d8d9c08b1";

    private final EventStream stream = new EventStream();

    private static Buffer hex(String digits) {
        return Buffer.buffer(HexFormat.of().parseHex(digits));
    }

    @Test
    void readsAMessageWithoutAnything() throws Exception {
        assertThat(stream.read(hex("000000100000000005c248eb7d98c8ff"))).containsExactly(new Head(Map.of()), new End());
    }

    @Test
    void passesOverHeadersThatAreNoStrings() throws Exception {
        assertThat(stream.read(hex("0000002d0000001041c424b80a6576656e742d74797065040000a00c"
                        + "7b27666f6f273a27626172277d36f480a0")))
                .containsExactly(new Head(Map.of()), new Content(Buffer.buffer("{'foo':'bar'}")), new End());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 13, 61, 100, 122})
    void readsPartsOfAnySize(int size) throws Exception {
        Buffer twice = hex(MESSAGE + MESSAGE);
        List<Map<String, String>> heads = new ArrayList<>();
        Buffer content = Buffer.buffer();
        int ends = 0;
        for (int at = 0; at < twice.length(); at += size) {
            for (Piece piece : stream.read(twice.getBuffer(at, Math.min(twice.length(), at + size)))) {
                switch (piece) {
                    case Head(Map<String, String> headers) -> heads.add(headers);
                    case Content(Buffer bytes) -> content.appendBuffer(bytes);
                    case End end -> ends++;
                }
            }
        }

        assertThat(heads)
                .containsExactly(
                        Map.of("content-type", "application/json"), Map.of("content-type", "application/json"));
        assertThat(content.toString()).isEqualTo("{'foo':'bar'}{'foo':'bar'}");
        assertThat(ends).isEqualTo(2);
    }

    @Test
    void handsContentOnBeforeItsMessageIsWhole() throws Exception {
        Buffer message = EventFrames.chunk("x".repeat(100_000));

        List<Piece> pieces = stream.read(message.getBuffer(0, 1_000));

        assertThat(pieces).hasSize(2).last().isInstanceOf(Content.class);
    }

    @Test
    void refusesAPreludeThatWasChanged() {
        assertThatThrownBy(() -> stream.read(hex("0000003d0000002007fd8397")))
                .isInstanceOf(EventStream.Malformed.class)
                .hasMessageContaining("the checksum of a prelude is wrong");
    }

    @Test
    void refusesAMessageThatIsShorterThanItsFrame() {
        Buffer prelude = Buffer.buffer().appendUnsignedInt(15).appendUnsignedInt(0);

        assertThatThrownBy(() -> stream.read(sealed(prelude)))
                .isInstanceOf(EventStream.Malformed.class)
                .hasMessageContaining("a message of 15 bytes");
    }

    @Test
    void refusesAMessageThatWasChanged() {
        String changed = MESSAGE.replace("666f6f", "666f6e");

        assertThatThrownBy(() -> stream.read(hex(changed)))
                .isInstanceOf(EventStream.Malformed.class)
                .hasMessageContaining("the checksum of a message is wrong");
    }

    @Test
    void refusesHeadersThatAreLongerThanTheyMayBe() {
        Buffer prelude = Buffer.buffer().appendUnsignedInt(300_000).appendUnsignedInt(200_000);

        assertThatThrownBy(() -> stream.read(sealed(prelude)))
                .isInstanceOf(EventStream.Malformed.class)
                .hasMessageContaining("headers of 200000");
    }

    @Test
    void refusesAHeaderThatIsLongerThanAllOfThem() {
        Buffer prelude = Buffer.buffer().appendUnsignedInt(20).appendUnsignedInt(4);
        Buffer headers = Buffer.buffer(new byte[] {9, 'a', 7, 0});

        assertThatThrownBy(() -> stream.read(sealed(prelude).appendBuffer(headers)))
                .isInstanceOf(EventStream.Malformed.class)
                .hasMessageContaining("longer than all of them");
    }

    private static Buffer sealed(Buffer prelude) {
        CRC32 checksum = new CRC32();
        checksum.update(prelude.getBytes());
        return prelude.appendUnsignedInt(checksum.getValue());
    }
}
