package dev.sluice.ratelimit.store;

import dev.sluice.ratelimit.bucket.Ask;
import dev.sluice.ratelimit.bucket.Grant;
import dev.sluice.ratelimit.bucket.ThrottleState;
import dev.sluice.ratelimit.bucket.TokenBucket;
import java.util.function.Function;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.functional.MetaParam.MetaLifespan;
import org.infinispan.protostream.annotations.Proto;

/** Asks a {@link TokenBucket} on the nodes that own it. */
@Proto
public record TakeTokens(double rate, int burst, Ask ask)
        implements Function<ReadWriteEntryView<String, ThrottleState>, Grant> {

    @Override
    public Grant apply(ReadWriteEntryView<String, ThrottleState> entry) {
        var bucket = new TokenBucket(rate, burst);
        var taken = bucket.take(entry.find().orElse(null), ask);
        long lifespan = bucket.forgetAfter(taken.state());
        if (lifespan < 0) {
            entry.set(taken.state());
        } else {
            entry.set(taken.state(), new MetaLifespan(lifespan));
        }
        return taken.grant();
    }
}
