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
public record RestoreQuota(long start, long end, long spent, long now, int extension)
        implements Function<ReadWriteEntryView<String, QuotaState>, Long> {

    @Override
    public Long apply(ReadWriteEntryView<String, QuotaState> entry) {
        QuotaState before = entry.find().orElse(null);
        if (before != null && knowsMore(before)) {
            return before.spent();
        }
        var restored = before == null || before.end() < end
                ? QuotaState.restored(start, end, spent, extension, before == null ? List.of() : before.days())
                : before.restored(spent, extension);
        entry.set(restored, new MetaLifespan(QuotaBucket.forgetAfter(restored, now)));
        return spent;
    }

    private boolean knowsMore(QuotaState before) {
        if (before.end() != end) {
            return before.end() > end;
        }
        return before.extension() != extension ? before.extension() > extension : before.spent() >= spent;
    }
}
