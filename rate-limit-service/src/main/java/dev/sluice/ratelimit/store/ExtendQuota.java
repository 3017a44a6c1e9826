package dev.sluice.ratelimit.store;

import dev.sluice.contract.config.Quota;
import dev.sluice.ratelimit.bucket.Grant;
import dev.sluice.ratelimit.bucket.QuotaBucket;
import dev.sluice.ratelimit.bucket.QuotaState;
import dev.sluice.ratelimit.bucket.QuotaTaken;
import java.util.function.Function;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.functional.MetaParam.MetaLifespan;
import org.infinispan.protostream.annotations.Proto;

/**
 * Sets what remains of a {@link QuotaBucket} on the nodes that own it; grants nothing.
 *
 * @param period the name of a {@link Quota.Period}
 */
@Proto
public record ExtendQuota(int limit, int offset, String period, int remaining, long now)
        implements Function<ReadWriteEntryView<String, QuotaState>, QuotaTaken> {

    static ExtendQuota of(Quota quota, int remaining, long now) {
        return new ExtendQuota(quota.limit(), quota.offset(), quota.period().name(), remaining, now);
    }

    @Override
    public QuotaTaken apply(ReadWriteEntryView<String, QuotaState> entry) {
        var bucket = new QuotaBucket(new Quota(limit, offset, Quota.Period.valueOf(period)));
        QuotaState after = bucket.extend(entry.find().orElse(null), remaining, now);
        entry.set(after, new MetaLifespan(QuotaBucket.forgetAfter(after, now)));
        return new QuotaTaken(new Grant(0, 0, 0), after.start(), after.end(), after.spent(), after.extension());
    }
}
