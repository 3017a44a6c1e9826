package dev.sluice.ratelimit;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Throttle;
import dev.sluice.contract.limit.BucketUsage;
import dev.sluice.contract.limit.Lease;
import dev.sluice.contract.limit.LeaseAnswer;
import dev.sluice.contract.limit.LeaseQuestion;
import dev.sluice.contract.limit.LeaseRequest;
import dev.sluice.contract.limit.LeaseReturn;
import dev.sluice.contract.limit.RemainingChange;
import dev.sluice.contract.limit.UsageAnswer;
import dev.sluice.contract.limit.UsageQuestion;
import dev.sluice.ratelimit.bucket.Ask;
import dev.sluice.ratelimit.bucket.Asker;
import dev.sluice.ratelimit.bucket.Day;
import dev.sluice.ratelimit.bucket.Grant;
import dev.sluice.ratelimit.bucket.Held;
import dev.sluice.ratelimit.bucket.Holder;
import dev.sluice.ratelimit.bucket.QuotaState;
import dev.sluice.ratelimit.bucket.QuotaTaken;
import dev.sluice.ratelimit.bucket.ThrottleState;
import dev.sluice.ratelimit.journal.Note;
import dev.sluice.ratelimit.store.ExtendQuota;
import dev.sluice.ratelimit.store.RestoreQuota;
import dev.sluice.ratelimit.store.ReturnQuota;
import dev.sluice.ratelimit.store.TakeQuota;
import dev.sluice.ratelimit.store.TakeTokens;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native executable reads and writes by reflection: the records on the wire, and between the nodes. */
@RegisterForReflection(
        targets = {
            LeaseQuestion.class,
            LeaseRequest.class,
            LeaseAnswer.class,
            Lease.class,
            LeaseReturn.class,
            UsageQuestion.class,
            UsageAnswer.class,
            BucketUsage.class,
            BucketUsage.Day.class,
            RemainingChange.class,
            Day.class,
            Throttle.class,
            Quota.class,
            Quota.Period.class,
            Ask.class,
            Asker.class,
            Grant.class,
            Held.class,
            Holder.class,
            QuotaState.class,
            QuotaTaken.class,
            Note.class,
            ThrottleState.class,
            TakeTokens.class,
            TakeQuota.class,
            ReturnQuota.class,
            RestoreQuota.class,
            ExtendQuota.class
        })
final class NativeTypes {

    private NativeTypes() {}
}
