package dev.sluice.cache.store;

import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;
import org.infinispan.protostream.annotations.ProtoSyntax;

/**
 * What goes between the nodes. During an upgrade two releases share a cluster: add fields at the end, and never change
 * or move one.
 */
@ProtoSchema(
        className = "CacheSchemaGenerated",
        includeClasses = {Epoch.class, Stored.class},
        schemaFileName = "sluice-cache.proto",
        schemaFilePath = "proto",
        schemaPackageName = "sluice.cache",
        syntax = ProtoSyntax.PROTO3,
        service = false)
public interface CacheSchema extends GeneratedSchema {

    /** The one there is. */
    static CacheSchema create() {
        return new CacheSchemaGenerated();
    }
}
