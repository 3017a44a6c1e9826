package dev.sluice.local.supervisor;

import dev.sluice.contract.wire.Wire;
import dev.sluice.local.plan.Home;
import dev.sluice.local.plan.Scale;
import dev.sluice.local.plan.Secrets;
import dev.sluice.local.plan.Site;
import dev.sluice.local.process.Ledger;
import dev.sluice.local.process.ProcessId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The supervisor's main: takes the lock, starts the suite, and keeps it until it is told to go down or gets a signal. Its
 * arguments are the project's folder, whether to run native executables, and the scale as JSON; settings come from the
 * environment.
 */
public final class Supervisor {

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(20);

    private final Home home;
    private final Site site;
    private final Suite suite;
    private final Journal journal;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Supervisor(Site site, Scale scale) {
        this.site = site;
        this.home = site.home();
        this.journal = new Journal(System.out, Clock.systemUTC());
        this.suite = new Suite(site, scale, new Ledger(home.ledger()), journal);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Site site = Site.of(Path.of(arguments[0]), System.getenv(), Boolean.parseBoolean(arguments[1]));
        Scale scale = Wire.read(arguments[2].getBytes(StandardCharsets.UTF_8), Scale.class);
        try (HomeLock _ = HomeLock.await(site.home(), LOCK_PATIENCE)) {
            new Supervisor(site, scale).run();
        }
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        String token = Secrets.random();
        Control control = new Control(suite, token, ended::countDown);
        Address address = new Address(
                ProcessId.of(ProcessHandle.current()),
                control.port(),
                token,
                site.nativeExecutables(),
                site.adminUrl(),
                site.edgeUrl(),
                site.edgeTlsUrl());
        Runtime.getRuntime().addShutdownHook(new Thread(this::goDown, "down"));
        journal.say("supervisor (pid " + address.process().pid() + ") starts the suite");
        Thread.ofVirtual().start(this::begin);
        address.write(home);
        try (var _ = Watch.over(suite, new Logs(home.logs()), journal)) {
            ended.await();
        }
        Address.remove(home);
        journal.say("the suite is down");
    }

    private void begin() {
        try {
            suite.scale(Scale.ONE_OF_EACH);
        } catch (IOException | RuntimeException e) {
            journal.say("the suite cannot be started: " + e.getMessage());
            ended.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On a signal; does nothing where the suite is down already. */
    private void goDown() {
        if (ended.getCount() == 0) {
            return;
        }
        try {
            suite.down();
            Address.remove(home);
        } catch (IOException e) {
            journal.say("left behind: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
