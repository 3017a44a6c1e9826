package dev.sluice.benchmarks;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.io.IOException;
import java.util.List;

/** The suite under load: the one that runs, or one that is started for the run and stopped after it. */
record RunningSuite(boolean ours) implements AutoCloseable {

    static RunningSuite join(Settings settings) throws IOException, InterruptedException {
        boolean runs = Ready.listens(settings.number(Setting.ADMIN_SERVICE_PORT))
                && Ready.listens(settings.number(Setting.EDGE_ROUTER_PORT));
        if (!runs) {
            sluice("up", "--detach");
        }
        return new RunningSuite(!runs);
    }

    String describe() {
        return ours ? "a suite started for this run" : "the suite that was running";
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (ours) {
            sluice("down");
        }
    }

    private static void sluice(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder().inheritIO();
        builder.command().add("./sluice");
        builder.command().addAll(List.of(arguments));
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IOException("./sluice " + String.join(" ", arguments) + " ended with " + status);
        }
    }
}
