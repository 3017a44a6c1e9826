package dev.sluice.grid;

import dev.sluice.grid.CacheDefinition.Bound;
import java.security.Security;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.infinispan.AdvancedCache;
import org.infinispan.commons.CacheException;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.ShutdownHookBehavior;
import org.infinispan.configuration.parsing.ConfigurationBuilderHolder;
import org.infinispan.configuration.parsing.ParserRegistry;
import org.infinispan.eviction.EvictionStrategy;
import org.infinispan.functional.FunctionalMap.ReadWriteMap;
import org.infinispan.functional.impl.FunctionalMapImpl;
import org.infinispan.functional.impl.ReadWriteMapImpl;
import org.infinispan.health.HealthStatus;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.partitionhandling.PartitionHandling;
import org.infinispan.protostream.SerializationContextInitializer;
import org.jboss.logging.Logger;

/**
 * This process's node of a clustered Infinispan. Each service makes one when it starts and closes it when it stops, upon
 * which the others take its entries over.
 *
 * <p>A part of the cluster that loses sight of the rest goes on, so that one lost node of two stops nobody: what must not
 * be given out twice is protected by {@link #share()}.
 */
public final class Grid implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Grid.class);
    private static final long LOCK_MILLIS = 2_000;
    private static final long REMOTE_MILLIS = 4_000;
    private static final long STATE_TRANSFER_MILLIS = 30_000;

    private final DefaultCacheManager node;
    private final Membership membership;
    private final Roll roll;
    private final ScheduledExecutorService timer;

    private Grid(DefaultCacheManager node, Membership membership, List<CacheDefinition> caches) {
        this.node = node;
        this.membership = membership;
        define(Roll.CACHE);
        caches.forEach(this::define);
        this.roll = new Roll(cache(Roll.CACHE.name()), membership.node());
        roll.signIn();
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("grid-roll").factory());
        long period = Roll.REFRESH.toSeconds();
        timer.scheduleAtFixedRate(roll::refresh, period, period, TimeUnit.SECONDS);
    }

    /**
     * Joins the cluster, or founds it, and returns once this node has its part of every cache. Blocks for about a second
     * where the membership names others and none of them is there.
     */
    public static Grid start(
            Membership membership, List<CacheDefinition> caches, SerializationContextInitializer... schemas) {
        ConfigurationBuilderHolder holder = membership.alone() ? alone() : clustered(membership);
        GlobalConfigurationBuilder global = holder.getGlobalConfigurationBuilder();
        global.serialization().addContextInitializers(schemas);
        global.shutdown().hookBehavior(ShutdownHookBehavior.DONT_REGISTER);
        global.metrics().gauges(false).histograms(false);
        global.jmx().enabled(false);
        return new Grid(new DefaultCacheManager(holder, true), membership, caches);
    }

    /** A cache that the grid was started with. */
    public <K, V> AdvancedCache<K, V> cache(String name) {
        return node.<K, V>getCache(name).getAdvancedCache();
    }

    /**
     * A cache that the grid was started with, for functions that run where the entry is. Such a function runs once on
     * each owner, and again where a command is repeated while owners change: from the same entry and its own fields it
     * must make the same.
     */
    public <K, V> ReadWriteMap<K, V> functions(String name) {
        return ReadWriteMapImpl.create(FunctionalMapImpl.create(this.<K, V>cache(name)));
    }

    /** The nodes this one sees, itself among them. */
    public List<String> members() {
        return membership.alone()
                ? List.of(membership.node())
                : node.getMembers().stream().map(Object::toString).toList();
    }

    /** Whether this node runs and every cache of it can be read and written. */
    public boolean healthy() {
        HealthStatus status = node.getHealth().getClusterHealth().getHealthStatus();
        return node.getStatus().allowInvocations()
                && (status == HealthStatus.HEALTHY || status == HealthStatus.HEALTHY_REBALANCING);
    }

    /**
     * The part of the cluster that this node's side is, over 0 and up to 1: less than 1 while nodes are out of sight that
     * did not leave in order. Where a side gives out only this share of what it has, the sides together give out no
     * more than all of it. Never blocks.
     */
    public double share() {
        return membership.alone() ? 1 : roll.share(members());
    }

    /** Leaves the cluster in order. Blocks until the others have this node's entries. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            roll.signOut();
        } catch (CacheException e) {
            LOG.warnf("%s leaves without signing out: %s", membership.node(), e.getMessage());
        }
        node.stop();
    }

    private static ConfigurationBuilderHolder alone() {
        var holder = new ConfigurationBuilderHolder();
        holder.getGlobalConfigurationBuilder().nonClusteredDefault();
        return holder;
    }

    private static ConfigurationBuilderHolder clustered(Membership membership) {
        if (!membership.dns().isEmpty()) {
            // The platform keeps an address for 30 s unless told otherwise; members come and go faster.
            Security.setProperty("networkaddress.cache.ttl", "3");
            Security.setProperty("networkaddress.cache.negative.ttl", "1");
        }
        var holder = new ParserRegistry().parse(JGroupsStack.configuration(membership));
        holder.getGlobalConfigurationBuilder()
                .transport()
                .clusterName(membership.cluster())
                .nodeName(membership.node());
        return holder;
    }

    private void define(CacheDefinition cache) {
        node.defineConfiguration(cache.name(), configuration(cache));
        node.getCache(cache.name());
    }

    private Configuration configuration(CacheDefinition cache) {
        var builder = new ConfigurationBuilder();
        builder.memory().whenFull(EvictionStrategy.REMOVE);
        switch (cache.bound()) {
            case Bound.Entries(long most) -> builder.memory().maxCount(most);
            case Bound.Bytes(long most) -> {
                builder.memory().maxSize(Long.toString(most));
                builder.encoding().mediaType(MediaType.APPLICATION_PROTOSTREAM_TYPE);
            }
        }
        builder.locking().lockAcquisitionTimeout(LOCK_MILLIS);
        if (!membership.alone()) {
            builder.clustering()
                    .cacheMode(cache.copies() == CacheDefinition.Copies.TWO ? CacheMode.DIST_SYNC : CacheMode.REPL_SYNC)
                    .remoteTimeout(REMOTE_MILLIS);
            builder.clustering().stateTransfer().timeout(STATE_TRANSFER_MILLIS);
            builder.clustering().hash().numOwners(2);
            var partitions = builder.clustering().partitionHandling().whenSplit(PartitionHandling.ALLOW_READ_WRITES);
            cache.merge().ifPresent(partitions::mergePolicy);
        }
        return builder.build();
    }
}
