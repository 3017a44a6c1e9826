package dev.sluice.local.command;

import dev.sluice.local.plan.Scale;
import dev.sluice.local.supervisor.Selection;
import java.util.Optional;

/** What a person asked for. */
public sealed interface Request {

    /** @param build whether to build first what is stale */
    record Up(boolean detach, boolean nativeExecutables, boolean build, Scale scale) implements Request {}

    record Down() implements Request {}

    record Stop(Selection selection) implements Request {}

    record Start(Selection selection) implements Request {}

    /** Of some parts, or of the whole suite. */
    record Restart(Optional<Selection> selection) implements Request {}

    record Logs(Optional<Selection> selection, boolean follow) implements Request {}

    record Status(boolean json) implements Request {}

    record Help() implements Request {}
}
