package dev.sluice.ratelimit.store;

import dev.sluice.ratelimit.bucket.QuotaBucket;
import dev.sluice.ratelimit.bucket.QuotaState;
import java.util.List;
import java.util.function.Function;
import org.infinispan.functional.EntryView.ReadWriteEntryView;
import org.infinispan.functional.MetaParam.MetaLifespan;
import org.infinispan.protostream.annotations.Proto;

/** Brings back what a journal says was spent; where the grid knows of more, or of a later period, that stays. */
@Proto
public record RestoreQuota(long start, long end, long spent, long now)
        implements Function<ReadWriteEntryView<String, QuotaState>, Long> {

    @Override
    public Long apply(ReadWriteEntryView<String, QuotaState> entry) {
        QuotaState before = entry.find().orElse(null);
        if (before != null && (before.end() > end || before.end() == end && before.spent() >= spent)) {
            return before.spent();
        }
        var restored = before == null || before.end() < end
                ? new QuotaState(start, end, spent, List.of(), List.of())
                : new QuotaState(start, end, spent, before.holders(), before.askers());
        entry.set(restored, new MetaLifespan(QuotaBucket.forgetAfter(restored, now)));
        return spent;
    }
}
