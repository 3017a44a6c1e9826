package dev.sluice.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.command.Request;
import dev.sluice.local.functions.FunctionServer;
import dev.sluice.local.plan.Home;
import dev.sluice.local.plan.PartId;
import dev.sluice.local.plan.Plan;
import dev.sluice.local.plan.Scale;
import dev.sluice.local.plan.Service;
import dev.sluice.local.plan.Site;
import dev.sluice.local.process.Ledger;
import dev.sluice.local.process.Orphans;
import dev.sluice.local.supervisor.Address;
import dev.sluice.local.supervisor.ControlClient;
import dev.sluice.local.supervisor.HomeLock;
import dev.sluice.local.supervisor.PartState;
import dev.sluice.local.supervisor.Selection;
import dev.sluice.local.supervisor.SuiteState;
import dev.sluice.local.terminal.LogView;
import dev.sluice.local.terminal.Progress;
import dev.sluice.local.terminal.StatusTable;
import dev.sluice.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The commands about a suite that runs, or should. Each returns its exit code. */
final class Commands {

    private static final Duration STATUS_PATIENCE = Duration.ofSeconds(2);
    private static final long STEP_MILLIS = 100;

    private final Site site;
    private final Home home;
    private final Terminal terminal;

    Commands(Site site, Terminal terminal) {
        this.site = site;
        this.home = site.home();
        this.terminal = terminal;
    }

    /** Also clears up what a killed supervisor left behind. */
    int down() throws IOException, InterruptedException {
        Optional<Address> running = Address.find(home);
        if (running.isPresent()) {
            terminal.say("stopping the suite");
            new ControlClient(running.get()).down();
            while (running.get().process().find().isPresent()) {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
            leftBehind().stop(terminal::say);
            terminal.say("the suite is down; its data stays");
            return 0;
        }
        Optional<HomeLock> lock = HomeLock.take(home);
        if (lock.isEmpty()) {
            terminal.warn("another ./sluice is starting or stopping the suite; try again");
            return 1;
        }
        try (HomeLock _ = lock.get()) {
            new Orphans(new Ledger(home.ledger())).stop(terminal::say);
            leftBehind().stop(terminal::say);
            terminal.say("the suite is not running");
        }
        return 0;
    }

    /** Functions whose server was killed before it could end them. */
    private Orphans leftBehind() {
        return new Orphans(new Ledger(FunctionServer.ledger(home.folder())));
    }

    int stop(Selection selection) throws IOException {
        ControlClient control = control();
        require(control.state(), selection);
        control.stop(selection);
        terminal.say(selection + " is stopped");
        return 0;
    }

    int start(Selection selection) throws IOException, InterruptedException {
        ControlClient control = control();
        require(control.state(), selection);
        control.start(selection);
        return awaitReady(control);
    }

    int restart(Selection selection) throws IOException, InterruptedException {
        ControlClient control = control();
        require(control.state(), selection);
        Optional<Service> service = Service.named(selection.service());
        if (service.isPresent() && !site.nativeExecutables()) {
            new Build(site).run(List.of(service.get()));
        }
        control.restart(selection);
        return awaitReady(control);
    }

    /** Down, and up again as it was. */
    int restart() throws IOException, InterruptedException {
        Scale scale = Scale.ONE_OF_EACH;
        Site same = site;
        Optional<Address> running = Address.find(home);
        if (running.isPresent()) {
            scale = new Scale(new ControlClient(running.get()).state().scale());
            same = new Site(site.project(), site.environment(), running.get().nativeExecutables());
        }
        down();
        return new Up(new Request.Up(true, same.nativeExecutables(), true, scale), same, terminal).run();
    }

    int logs(Request.Logs request) throws IOException, InterruptedException {
        Predicate<String> which = request.selection().map(Commands::instances).orElse(name -> true);
        LogView view = new LogView(home.logs(), which, terminal);
        view.tail();
        if (request.follow()) {
            view.follow(() -> true);
        }
        return 0;
    }

    int status(boolean json) throws IOException {
        Optional<Address> running = Address.find(home);
        if (running.isEmpty()) {
            terminal.say(json ? "[]" : "the suite is not running");
            return 0;
        }
        List<PartState> parts = new ControlClient(running.get()).state().parts();
        StatusTable table = new StatusTable(parts, versions(running.get()));
        (json ? List.of(table.json()) : table.lines()).forEach(terminal::say);
        return 0;
    }

    private static Predicate<String> instances(Selection selection) {
        return instance -> selection.replica().isEmpty()
                ? instance.equals(selection.service()) || instance.matches(selection.service() + replicas(selection))
                : instance.equals(selection.service() + "-" + selection.replica());
    }

    /** Of local functions, each function. */
    private static String replicas(Selection selection) {
        return selection.service().equals(Plan.FUNCTIONS.service()) ? "-.+" : "-[0-9]+";
    }

    private ControlClient control() throws IOException {
        return new ControlClient(Address.find(home)
                .orElseThrow(() -> new IOException("the suite is not running: ./sluice up starts it")));
    }

    private static void require(SuiteState state, Selection selection) throws IOException {
        if (state.parts().stream().noneMatch(part -> selection.test(new PartId(part.service(), part.replica())))) {
            throw new IOException("there is no " + selection + " in the running suite");
        }
    }

    private int awaitReady(ControlClient control) throws IOException, InterruptedException {
        return new Waiting(control, new Progress(terminal), terminal, home).untilReady() ? 0 : 1;
    }

    /** What admin-service knows of each instance; nothing where it cannot be asked. */
    private Map<String, Long> versions(Address address) {
        Map<String, Long> versions = new HashMap<>();
        try {
            Optional<JsonNode> config =
                    Welcome.admin(site, address, STATUS_PATIENCE).get("/sluice/v1/config", "");
            config.ifPresent(answer -> {
                versions.put("admin-service-0", answer.path("version").asLong());
                answer.path("routers")
                        .forEach(router -> versions.put(
                                router.path("id").asText(),
                                router.path("version").asLong()));
            });
        } catch (IOException | RuntimeException unknown) {
            versions.clear();
        }
        return versions;
    }
}
