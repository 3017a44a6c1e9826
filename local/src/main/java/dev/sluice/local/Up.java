package dev.sluice.local;

import dev.sluice.local.command.Request;
import dev.sluice.local.plan.Applications;
import dev.sluice.local.plan.Home;
import dev.sluice.local.plan.Plan;
import dev.sluice.local.plan.Ports;
import dev.sluice.local.plan.Scale;
import dev.sluice.local.plan.Secrets;
import dev.sluice.local.plan.Service;
import dev.sluice.local.plan.Site;
import dev.sluice.local.plan.TakenPorts;
import dev.sluice.local.process.Ledger;
import dev.sluice.local.process.Orphans;
import dev.sluice.local.supervisor.Address;
import dev.sluice.local.supervisor.ControlClient;
import dev.sluice.local.supervisor.HomeLock;
import dev.sluice.local.supervisor.SuiteState;
import dev.sluice.local.terminal.LogView;
import dev.sluice.local.terminal.Progress;
import dev.sluice.local.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./sluice up}: everything before the supervisor starts, and watching it until all is ready. */
final class Up {

    private static final long STEP_MILLIS = 200;

    private final Request.Up request;
    private final Site site;
    private final Home home;
    private final Terminal terminal;

    Up(Request.Up request, Site site, Terminal terminal) {
        this.request = request;
        this.site = site;
        this.home = site.home();
        this.terminal = terminal;
    }

    /** The exit code. */
    int run() throws IOException, InterruptedException {
        boolean told = false;
        while (true) {
            Optional<Address> running = Address.find(home);
            if (running.isPresent()) {
                return join(running.get());
            }
            Optional<HomeLock> lock = HomeLock.take(home);
            if (lock.isPresent()) {
                prepare(lock.get());
                return begin();
            }
            if (!told) {
                terminal.say("another ./sluice is starting or stopping the suite; waiting for it");
                told = true;
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    /** The suite runs already. */
    private int join(Address address) throws IOException, InterruptedException {
        terminal.say(
                "the suite runs already (supervisor pid " + address.process().pid() + ")");
        ControlClient control = new ControlClient(address);
        boolean scales = differs(control.state());
        if (scales) {
            terminal.say("scaling to " + request.scale().replicas());
            control.scale(request.scale());
        }
        Waiting waiting = new Waiting(control, new Progress(terminal), terminal, home);
        if (!waiting.untilReady()) {
            return 1;
        }
        new Welcome(site, address, terminal).print(new Scale(control.state().scale()));
        return 0;
    }

    private boolean differs(SuiteState state) {
        return Stream.of(Service.values())
                .filter(service -> request.scale().replicas().containsKey(service.folder()))
                .anyMatch(service -> request.scale().of(service) != new Scale(state.scale()).of(service));
    }

    /** Under the lock, so that no other command does the same at the same time. */
    private void prepare(HomeLock lock) throws IOException, InterruptedException {
        try (lock) {
            home.create();
            new Orphans(new Ledger(home.ledger())).stop(terminal::say);
            requireFreePorts();
            List<Service> services = Stream.of(Service.values())
                    .filter(service -> request.scale().of(service) > 0)
                    .toList();
            if (request.build() && !site.nativeExecutables() && !services.isEmpty()) {
                new Build(site).run(services);
            }
            for (Service service : services) {
                new Applications(site).copy(service);
            }
            Secrets.createOnce(home.clusterToken());
            Secrets.createOnce(home.databasePassword());
        }
    }

    private void requireFreePorts() throws IOException, InterruptedException {
        List<String> obstacles = Ports.obstacles(Plan.of(site, request.scale()).ports(), new TakenPorts(site.host()));
        if (!obstacles.isEmpty()) {
            throw new IOException(String.join("\nsluice: ", obstacles));
        }
    }

    private int begin() throws IOException, InterruptedException {
        LogView journal = new LogView(home.logs(), name -> name.equals("supervisor"), terminal);
        journal.skipToEnd();
        terminal.say("starting the suite in " + home.folder());
        Address address = new Daemon(site).start(request.scale());
        ControlClient control = new ControlClient(address);
        Interrupt interrupt = new Interrupt(control, terminal);
        Waiting waiting = new Waiting(control, new Progress(terminal), terminal, home);
        if (!waiting.untilReady()) {
            interrupt.disarm();
            control.down();
            return 1;
        }
        new Welcome(site, address, terminal).print(request.scale());
        if (!request.detach()) {
            terminal.say("Ctrl-C stops the suite");
            journal.skipToEnd();
            journal.follow(() -> address.process().find().isPresent());
        }
        interrupt.disarm();
        return 0;
    }
}
