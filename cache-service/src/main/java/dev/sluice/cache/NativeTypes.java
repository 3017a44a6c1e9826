package dev.sluice.cache;

import dev.sluice.cache.store.Epoch;
import dev.sluice.cache.store.Stored;
import dev.sluice.contract.cache.CacheEntry;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native executable reads and writes by reflection: the records on the wire, and between the nodes. */
@RegisterForReflection(targets = {CacheEntry.class, Epoch.class, Stored.class})
final class NativeTypes {

    private NativeTypes() {}
}
