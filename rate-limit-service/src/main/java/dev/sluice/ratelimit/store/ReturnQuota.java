package dev.sluice.ratelimit.store;

import dev.sluice.ratelimit.bucket.QuotaBucket;
import dev.sluice.ratelimit.bucket.QuotaState;
import dev.sluice.ratelimit.bucket.Unspent;
import java.util.function.Function;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.functional.MetaParam.MetaLifespan;
import org.infinispan.protostream.annotations.Proto;

/** Puts back what a router leased and did not spend; answers how much of the quota is spent then, or -1 without one. */
@Proto
public record ReturnQuota(String router, int unspent, long now, long number, long oldestMillis)
        implements Function<ReadWriteEntryView<String, QuotaState>, Long> {

    static ReturnQuota of(Unspent back, long now) {
        return new ReturnQuota(back.router(), back.tokens(), now, back.number(), back.oldestMillis());
    }

    @Override
    public Long apply(ReadWriteEntryView<String, QuotaState> entry) {
        QuotaState before = entry.find().orElse(null);
        if (before == null) {
            return -1L;
        }
        QuotaState after = QuotaBucket.giveBack(before, new Unspent(router, unspent, number, oldestMillis), now);
        entry.set(after, new MetaLifespan(QuotaBucket.forgetAfter(after, now)));
        return after.spent();
    }
}
