package dev.sluice.edge.remote;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The classes that Caffeine looks up by name for the caches of this package: bounded by size or weight, expiring by a
 * time of each entry's own or after access.
 */
@RegisterForReflection(
        classNames = {
            "com.github.benmanes.caffeine.cache.PSAMS",
            "com.github.benmanes.caffeine.cache.PSWMS",
            "com.github.benmanes.caffeine.cache.PSWMW",
            "com.github.benmanes.caffeine.cache.SSMSA",
            "com.github.benmanes.caffeine.cache.SSMWA"
        })
final class NativeTypes {

    private NativeTypes() {}
}
