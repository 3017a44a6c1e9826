package dev.sluice.local.supervisor;

import dev.sluice.local.plan.Applications;
import dev.sluice.local.plan.Part;
import dev.sluice.local.plan.PartId;
import dev.sluice.local.plan.Plan;
import dev.sluice.local.plan.Port;
import dev.sluice.local.plan.Ports;
import dev.sluice.local.plan.Scale;
import dev.sluice.local.plan.Service;
import dev.sluice.local.plan.Site;
import dev.sluice.local.plan.TakenPorts;
import dev.sluice.local.plan.Tier;
import dev.sluice.local.process.Ledger;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All parts together: brings what runs in line with a plan, tier by tier. One change at a time; going down waits for
 * nothing.
 */
final class Suite {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long STEP_MILLIS = 50;

    private final Site site;
    private final Ledger ledger;
    private final Journal journal;
    private final Map<PartId, Keeper> keepers = new ConcurrentHashMap<>();
    private final ReentrantLock change = new ReentrantLock();
    private volatile Scale scale;
    private volatile Plan plan = new Plan(List.of());
    private volatile boolean stopping;

    Suite(Site site, Scale scale, Ledger ledger, Journal journal) {
        this.site = site;
        this.scale = scale;
        this.ledger = ledger;
        this.journal = journal;
    }

    /** Starts, restarts and stops what it takes to have these numbers of replicas; the others stay as they are. */
    void scale(Scale wanted) throws IOException, InterruptedException {
        change.lock();
        try {
            Scale next = scale.with(wanted);
            Plan changed = Plan.of(site, next);
            requirePorts(changed);
            scale = next;
            bring(changed);
        } finally {
            change.unlock();
        }
    }

    void stop(Predicate<PartId> which) throws InterruptedException {
        change.lock();
        try {
            together(keepers(which), Keeper::stop);
        } finally {
            change.unlock();
        }
    }

    void start(Predicate<PartId> which) {
        change.lock();
        try {
            keepers(which).forEach(Keeper::start);
        } finally {
            change.unlock();
        }
    }

    /** A service whose every replica is restarted takes in what was built meanwhile. */
    void restart(Predicate<PartId> which) throws IOException, InterruptedException {
        change.lock();
        try {
            List<Keeper> chosen = keepers(which);
            together(chosen, Keeper::stop);
            for (Service service : Service.values()) {
                if (!chosen.isEmpty() && keepers(named(service)).stream().allMatch(chosen::contains)) {
                    new Applications(site).copy(service);
                }
            }
            chosen.forEach(Keeper::start);
        } finally {
            change.unlock();
        }
    }

    /** Stops everything, the doors first. */
    void down() throws InterruptedException {
        stopping = true;
        change.lock();
        try {
            for (Tier tier : List.of(Tier.values()).reversed()) {
                together(keepers(id -> tierOf(id) == tier), Keeper::dismiss);
            }
        } finally {
            change.unlock();
        }
    }

    void ask() throws InterruptedException {
        together(List.copyOf(keepers.values()), Keeper::ask);
    }

    SuiteState state() {
        List<PartState> parts = plan.parts().stream()
                .flatMap(part -> Optional.ofNullable(keepers.get(part.id())).stream())
                .map(Keeper::state)
                .toList();
        return new SuiteState(!change.isLocked(), stopping, scale.replicas(), parts);
    }

    /** The ports of new parts, that is: the others are in use by ourselves. */
    private void requirePorts(Plan next) throws IOException {
        TakenPorts taken = new TakenPorts(site.host());
        List<Integer> ours = plan.ports().stream().map(Port::number).toList();
        List<String> obstacles = Ports.obstacles(next.ports(), port -> !ours.contains(port) && taken.test(port));
        if (!obstacles.isEmpty()) {
            throw new IOException(String.join("; ", obstacles));
        }
    }

    private void bring(Plan next) throws InterruptedException {
        plan = next;
        List<PartId> ids = next.parts().stream().map(Part::id).toList();
        for (Keeper keeper : keepers(id -> !ids.contains(id))) {
            keeper.dismiss();
            keepers.remove(keeper.part().id());
        }
        for (Tier tier : Tier.values()) {
            if (!stopping) {
                bring(next.parts().stream().filter(part -> part.tier() == tier).toList());
            }
            if (tier == Tier.DATA) {
                awaitReady(keepers(id -> tierOf(id) == Tier.DATA));
            }
        }
    }

    /** New ones start at once; those whose command or environment changed are restarted one after the other. */
    private void bring(List<Part> parts) throws InterruptedException {
        for (Part part : parts) {
            Keeper keeper = keepers.get(part.id());
            if (keeper == null) {
                keeper = new Keeper(part, ledger, journal);
                keepers.put(part.id(), keeper);
                keeper.start();
            } else if (!keeper.part().launch().equals(part.launch())) {
                boolean wasStopped = keeper.state().stopped();
                keeper.stop();
                keeper.start(part);
                awaitReady(wasStopped ? List.of() : List.of(keeper));
            }
        }
    }

    /** Gives up quietly: what is not ready then is seen in the state. */
    private void awaitReady(List<Keeper> waitedFor) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!stopping
                && System.nanoTime() < end
                && waitedFor.stream().map(Keeper::state).anyMatch(state -> !state.ready() && !state.stopped())) {
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    private List<Keeper> keepers(Predicate<PartId> which) {
        return keepers.values().stream()
                .filter(keeper -> which.test(keeper.part().id()))
                .toList();
    }

    private static Predicate<PartId> named(Service service) {
        return id -> id.service().equals(service.folder());
    }

    private Tier tierOf(PartId id) {
        Keeper keeper = keepers.get(id);
        return keeper == null ? Tier.SERVICES : keeper.part().tier();
    }

    /** Something done with a keeper that takes its time. */
    private interface Deed {
        void on(Keeper keeper) throws InterruptedException;
    }

    private static void together(List<Keeper> chosen, Deed deed) throws InterruptedException {
        List<Thread> threads = Stream.of(chosen.toArray(Keeper[]::new))
                .map(keeper -> Thread.ofVirtual().start(() -> {
                    try {
                        deed.on(keeper);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
