package dev.sluice.local;

import dev.sluice.local.command.Arguments;
import dev.sluice.local.command.Request;
import dev.sluice.local.command.UsageException;
import dev.sluice.local.plan.Site;
import dev.sluice.local.terminal.Manual;
import dev.sluice.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the {@code sluice} script hands over to. Exit code 2 is a mistake in the command or the settings. */
public final class Launcher {

    private static final int USAGE = 2;

    private final Terminal terminal;

    private Launcher(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new Launcher(new Terminal(System.out, System.err)).run(List.of(arguments)));
    }

    private int run(List<String> arguments) throws InterruptedException {
        try {
            return answer(Arguments.parse(arguments));
        } catch (UsageException e) {
            terminal.warn(e.getMessage() + "; ./sluice help lists the commands");
            return USAGE;
        } catch (IllegalArgumentException e) {
            terminal.warn(String.valueOf(e.getMessage()));
            return USAGE;
        } catch (IOException | RuntimeException e) {
            terminal.warn(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private int answer(Request request) throws IOException, InterruptedException {
        if (request instanceof Request.Help) {
            Manual.lines().forEach(terminal::say);
            return 0;
        }
        boolean nativeExecutables = request instanceof Request.Up up && up.nativeExecutables();
        Site site = Site.of(Path.of(System.getProperty("sluice.project", "")), System.getenv(), nativeExecutables);
        Commands commands = new Commands(site, terminal);
        return switch (request) {
            case Request.Up up -> new Up(up, site, terminal).run();
            case Request.Down _ -> commands.down();
            case Request.Stop stop -> commands.stop(stop.selection());
            case Request.Start start -> commands.start(start.selection());
            case Request.Restart restart ->
                restart.selection().isPresent()
                        ? commands.restart(restart.selection().get())
                        : commands.restart();
            case Request.Logs logs -> commands.logs(logs);
            case Request.Status status -> commands.status(status.json());
            case Request.Help _ -> 0;
        };
    }
}
