package dev.sluice.ratelimit.store;

import dev.sluice.contract.config.Quota;
import dev.sluice.ratelimit.bucket.Ask;
import dev.sluice.ratelimit.bucket.QuotaBucket;
import dev.sluice.ratelimit.bucket.QuotaState;
import dev.sluice.ratelimit.bucket.QuotaTaken;
import java.util.function.Function;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.functional.MetaParam.MetaLifespan;
import org.infinispan.protostream.annotations.Proto;

/**
 * Asks a {@link QuotaBucket} on the nodes that own it.
 *
 * @param period the name of a {@link Quota.Period}
 */
@Proto
public record TakeQuota(int limit, int offset, String period, Ask ask)
        implements Function<ReadWriteEntryView<String, QuotaState>, QuotaTaken> {

    static TakeQuota of(Quota quota, Ask ask) {
        return new TakeQuota(quota.limit(), quota.offset(), quota.period().name(), ask);
    }

    @Override
    public QuotaTaken apply(ReadWriteEntryView<String, QuotaState> entry) {
        var bucket = new QuotaBucket(new Quota(limit, offset, Quota.Period.valueOf(period)));
        var taken = bucket.take(entry.find().orElse(null), ask);
        entry.set(taken.state(), new MetaLifespan(QuotaBucket.forgetAfter(taken.state(), ask.now())));
        QuotaState after = taken.state();
        return new QuotaTaken(taken.grant(), after.start(), after.end(), after.spent(), after.extension());
    }
}
