package dev.sluice.edge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.edge.exchange.Reply;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamSampleTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void hasNoStatusWhereThereIsNoHeadInTime() throws Exception {
        StreamSample sample = new StreamSample(vertx, 1);

        Reply reply = await(sample.of(Promise.<Reply>promise().future()));

        assertThat(reply.status()).isZero();
        await(sample.enough());
    }

    @Test
    void isTheAnswerWhereThatDoesNotStream() throws Exception {
        Reply answer = Reply.of(404, MultiMap.caseInsensitiveMultiMap(), "none");

        assertThat(await(new StreamSample(vertx, 60_000).of(Future.succeededFuture(answer))))
                .isSameAs(answer);
    }

    @Test
    void failsAsTheAnswerDoes() {
        Future<Reply> failed = new StreamSample(vertx, 60_000).of(Future.failedFuture(new IllegalStateException("no")));

        assertThatThrownBy(() -> await(failed)).hasRootCauseMessage("no");
    }
}
