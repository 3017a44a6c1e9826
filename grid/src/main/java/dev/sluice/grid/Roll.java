package dev.sluice.grid;

import dev.sluice.grid.CacheDefinition.Bound;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.infinispan.AdvancedCache;
import org.jboss.logging.Logger;

/**
 * The names of all nodes that belong to the cluster, in sight or not. A node signs in when it joins and keeps its name
 * fresh; it signs out when it leaves in order. One that vanished stays on the roll for a while, for it may be alive
 * beyond a broken network, giving out what this side gives out too.
 */
final class Roll {

    static final CacheDefinition CACHE = new CacheDefinition(
            "sluice-roll", CacheDefinition.Copies.EVERYWHERE, new Bound.Entries(1_000), Optional.empty());

    /** After that long a vanished node no longer counts. */
    static final Duration MEMORY = Duration.ofMinutes(5);

    /** How often a name is made fresh. */
    static final Duration REFRESH = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(Roll.class);

    private final AdvancedCache<String, String> names;
    private final String self;

    Roll(AdvancedCache<String, String> names, String self) {
        this.names = names;
        this.self = self;
    }

    void signIn() {
        names.put(self, self, MEMORY.toSeconds(), TimeUnit.SECONDS);
    }

    /** As {@link #signIn()}, for a timer: one failure changes nothing, since the name outlives several turns. */
    void refresh() {
        names.putAsync(self, self, MEMORY.toSeconds(), TimeUnit.SECONDS).whenComplete((before, failure) -> {
            if (failure != null) {
                LOG.warnf("%s could not freshen its name on the roll: %s", self, failure.getMessage());
            }
        });
    }

    void signOut() {
        names.remove(self);
    }

    /** See {@link Grid#share()}. Reads what this node has of the roll, which is all of it. */
    double share(List<String> inSight) {
        Set<String> known = new HashSet<>();
        names.getDataContainer().forEach(entry -> known.add(entry.getKey()));
        return share(inSight, known);
    }

    static double share(Collection<String> inSight, Collection<String> known) {
        Set<String> all = new HashSet<>(known);
        all.addAll(inSight);
        return all.isEmpty() ? 1 : (double) inSight.size() / all.size();
    }
}
