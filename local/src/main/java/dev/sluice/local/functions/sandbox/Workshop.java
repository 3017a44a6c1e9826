package dev.sluice.local.functions.sandbox;

import dev.sluice.local.functions.catalogue.Declaration;
import dev.sluice.local.functions.catalogue.Function;
import dev.sluice.local.process.Launch;
import dev.sluice.local.process.Ledger;
import dev.sluice.local.process.ProcessId;
import dev.sluice.local.process.Stopping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes sandboxes. Each process is recorded in a ledger and marked for it, so that whoever comes after us finds those that we
 * could not end.
 */
public final class Workshop {

    /** Nothing waits for a function that is to end: AWS does not either. */
    private static final Stopping AT_ONCE = new Stopping("TERM", 0);

    private final Commands commands;
    private final Ledger ledger;
    private final Path logs;
    private final String region;
    private final Clock clock;
    private final AtomicLong number = new AtomicLong();

    /** @param logs where each function has a file {@code functions-NAME.log} */
    public Workshop(Commands commands, Ledger ledger, Path logs, String region, Clock clock) {
        this.commands = commands;
        this.ledger = ledger;
        this.logs = logs;
        this.region = region;
        this.clock = clock;
    }

    Path log(Function function) {
        return logs.resolve("functions-" + function.name() + ".log");
    }

    /** Throws {@link IOException} where the process cannot be started, and why. */
    Sandbox open(Function function) throws IOException {
        RuntimeApi api = new RuntimeApi(clock);
        try {
            String name = function.name() + "-" + number.incrementAndGet();
            Launch launch = new Launch(
                    commands.of(function), environment(function, api.address()), function.folder(), log(function));
            Process process = launch.start(ledger.mark(name, 0, AT_ONCE));
            Sandbox sandbox = new Sandbox(process, api, () -> forget(name));
            try {
                ledger.add(new Ledger.Entry(name, 0, ProcessId.of(process.toHandle()), AT_ONCE));
            } catch (IOException e) {
                sandbox.close();
                throw e;
            }
            return sandbox;
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    private void forget(String name) {
        try {
            ledger.remove(name);
        } catch (IOException leftover) {
            // Harmless: the process that it records is gone, and whoever reads it finds that out.
        }
    }

    /** AWS Lambda Developer Guide, "Defined runtime environment variables"; a function cannot set the reserved ones. */
    private Map<String, String> environment(Function function, String api) {
        Declaration declaration = function.declaration();
        String folder = function.folder().toAbsolutePath().toString();
        Map<String, String> variables = new TreeMap<>();
        variables.put("TZ", ":UTC");
        variables.put("PYTHONDONTWRITEBYTECODE", "1");
        variables.put("PYTHONUNBUFFERED", "1");
        variables.putAll(declaration.environment());
        variables.put("_HANDLER", declaration.handler());
        variables.put("AWS_LAMBDA_RUNTIME_API", api);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(declaration.memoryMegabytes()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local/[" + function.version() + "]");
        variables.put(
                "AWS_EXECUTION_ENV", "AWS_Lambda_" + declaration.language().identifier());
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", region);
        variables.put("LAMBDA_TASK_ROOT", folder);
        variables.put("LAMBDA_RUNTIME_DIR", commands.folder().toString());
        return variables;
    }
}
