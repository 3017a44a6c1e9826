package dev.sluice.edge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a function's output asks of Lambda's answer, which no wire shows. */
class FunctionStreamTest {

    private static final String ZEROS = "\0".repeat(8);

    /** Lambda's answer: a test pushes it, and looks what was asked for. */
    private static final class Answer implements ReadStream<Buffer> {
        private long demand;
        private @Nullable Handler<Buffer> parts;
        private @Nullable Handler<Throwable> failed;
        private @Nullable Handler<Void> ended;

        void push(Buffer part) {
            assertThat(demand).as("parts that were asked for").isPositive();
            demand -= demand == Long.MAX_VALUE ? 0 : 1;
            parts.handle(part);
        }

        @Override
        public Answer exceptionHandler(@Nullable Handler<Throwable> handler) {
            failed = handler;
            return this;
        }

        @Override
        public Answer handler(@Nullable Handler<Buffer> handler) {
            parts = handler;
            return this;
        }

        @Override
        public Answer pause() {
            demand = 0;
            return this;
        }

        @Override
        public Answer resume() {
            return fetch(Long.MAX_VALUE);
        }

        @Override
        public Answer fetch(long amount) {
            demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
            return this;
        }

        @Override
        public Answer endHandler(@Nullable Handler<Void> handler) {
            ended = handler;
            return this;
        }
    }

    private final Answer answer = new Answer();
    private final FunctionStream stream = new FunctionStream(answer);
    private final List<String> seen = new ArrayList<>();

    private void follow() {
        stream.exceptionHandler(e -> seen.add("failed"));
        stream.endHandler(end -> seen.add("ended"));
        stream.handler(part -> seen.add(part.toString()));
    }

    @Test
    void asksForNothingBetweenItsMetadataAndItsContent() {
        answer.push(EventFrames.chunk("{}" + ZEROS + "rest"));

        assertThat(stream.metadata().result().toString()).isEqualTo("{}");
        assertThat(answer.demand).isZero();
    }

    @Test
    void asksForNoMoreThanItIsAsked() {
        answer.push(EventFrames.chunk("{}" + ZEROS + "a"));
        stream.pause();
        follow();

        stream.fetch(2);
        assertThat(seen).containsExactly("a");
        assertThat(answer.demand).isEqualTo(1);
        answer.push(EventFrames.chunk("b"));
        assertThat(seen).containsExactly("a", "b");
        assertThat(answer.demand).isZero();
    }

    @Test
    void asksOnWhereAPartBroughtNoContent() {
        answer.push(EventFrames.chunk("{}" + ZEROS));
        follow();
        Buffer message = EventFrames.chunk("b");

        stream.fetch(1);
        answer.push(message.getBuffer(0, 20));
        answer.push(message.getBuffer(20, message.length()));

        assertThat(seen).containsExactly("b");
        assertThat(answer.demand).isZero();
    }

    @Test
    void staysPausedWhereItsReaderPausesAtTheFirstPart() {
        answer.push(EventFrames.chunk("{}" + ZEROS + "a"));
        follow();
        stream.handler(part -> stream.pause());

        stream.resume();

        assertThat(answer.demand).isZero();
    }

    @Test
    void endsOnlyAfterTheFunction() {
        answer.push(EventFrames.chunk("{}" + ZEROS + "a"));
        follow();
        stream.resume();
        answer.push(EventFrames.complete());
        answer.ended.handle(null);

        assertThat(seen).containsExactly("a", "ended");
    }

    @Test
    void failsOnceWhereTheAnswerEndsBeforeTheFunction() {
        answer.push(EventFrames.chunk("{}" + ZEROS + "a"));
        follow();
        stream.resume();
        answer.ended.handle(null);
        answer.failed.handle(new IllegalStateException("reset"));

        assertThat(seen).containsExactly("a", "failed");
    }

    @Test
    void tellsOfAFailureThatCameWithTheMetadataAfterWhatCameBeforeIt() {
        answer.push(EventFrames.chunk("{}" + ZEROS + "a")
                .appendBuffer(EventFrames.complete("{\"ErrorCode\": \"Unhandled\"}")));
        follow();
        stream.resume();

        assertThat(seen).containsExactly("a", "failed");
    }
}
