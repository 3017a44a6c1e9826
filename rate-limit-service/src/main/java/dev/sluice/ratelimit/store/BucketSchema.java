package dev.sluice.ratelimit.store;

import dev.sluice.ratelimit.bucket.Ask;
import dev.sluice.ratelimit.bucket.Asker;
import dev.sluice.ratelimit.bucket.Day;
import dev.sluice.ratelimit.bucket.Grant;
import dev.sluice.ratelimit.bucket.Held;
import dev.sluice.ratelimit.bucket.Holder;
import dev.sluice.ratelimit.bucket.QuotaState;
import dev.sluice.ratelimit.bucket.QuotaTaken;
import dev.sluice.ratelimit.bucket.ThrottleState;
import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;
import org.infinispan.protostream.annotations.ProtoSyntax;

/**
 * What goes between the nodes. During an upgrade two releases share a cluster: add fields at the end, and never change
 * or move one.
 */
@ProtoSchema(
        className = "BucketSchemaGenerated",
        includeClasses = {
            Ask.class,
            Day.class,
            Asker.class,
            Grant.class,
            Held.class,
            Holder.class,
            ThrottleState.class,
            QuotaState.class,
            QuotaTaken.class,
            TakeTokens.class,
            TakeQuota.class,
            ReturnQuota.class,
            RestoreQuota.class,
            ExtendQuota.class
        },
        schemaFileName = "sluice-buckets.proto",
        schemaFilePath = "proto",
        schemaPackageName = "sluice.ratelimit",
        syntax = ProtoSyntax.PROTO3,
        service = false)
public interface BucketSchema extends GeneratedSchema {

    /** The one there is. */
    static BucketSchema create() {
        return new BucketSchemaGenerated();
    }
}
