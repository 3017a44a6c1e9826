package dev.sluice.local.terminal;

import dev.sluice.local.plan.Plan;
import java.util.List;

/** What {@code ./sluice help} says. */
public final class Manual {

    private Manual() {}

    public static List<String> lines() {
        return """
                usage: ./sluice COMMAND

                  up [--detach] [--scale SERVICE=N]... [--native] [--no-build]
                                       build what is stale and start everything; Ctrl-C stops it, unless detached
                  down                 stop everything; the data stays
                  status [--json]      each process: pid, port, whether it is ready, its config version
                  logs [SERVICE] [-f]  the logs of everything or one service; -f follows them
                  stop SERVICE[/k]     stop a service or one replica of it
                  start SERVICE[/k]    start it again
                  restart [SERVICE[/k]]
                                       build what is stale and restart a service, or everything
                  build [SERVICE]...   build what is stale
                  build --native [SERVICE]...
                                       build native executables; needs GRAALVM_HOME
                  test [MAVEN ARGS]    build everything and run every test

                SERVICE is one of %s;
                logs also knows supervisor and functions/NAME.
                Settings are SLUICE_* variables of the environment: see docs/settings.md.
                """.formatted(String.join(", ", Plan.names())).lines().toList();
    }
}
