package dev.sluice.local.functions;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.local.functions.catalogue.Catalogue;
import dev.sluice.local.functions.invoke.InvokeApi;
import dev.sluice.local.functions.sandbox.Commands;
import dev.sluice.local.functions.sandbox.Pools;
import dev.sluice.local.functions.sandbox.Workshop;
import dev.sluice.local.process.Ledger;
import dev.sluice.local.process.Orphans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/** The main of the process that serves local functions, until a signal comes. Takes its settings from the environment. */
public final class FunctionsProcess {

    private FunctionsProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings = Settings.from(System.getenv());
        Path home = Path.of(settings.get(Setting.HOME)).toAbsolutePath();
        Path functions = Path.of(settings.get(Setting.FUNCTIONS)).toAbsolutePath();
        Ledger ledger = new Ledger(FunctionServer.ledger(home));
        new Orphans(ledger).stop(System.out::println);
        Files.createDirectories(FunctionServer.ledger(home));

        Commands commands = new Commands(
                home.resolve("functions"),
                System.getProperty("sluice.classpath", System.getProperty("java.class.path")),
                Objects.requireNonNullElse(System.getenv("PATH"), "/usr/local/bin:/usr/bin:/bin"));
        commands.prepare();
        String region = settings.get(Setting.REGION);
        Pools pools = new Pools(new Workshop(commands, ledger, home.resolve("logs"), region, Clock.systemUTC()));
        Runtime.getRuntime().addShutdownHook(new Thread(pools::close, "end functions"));
        InvokeApi api = new InvokeApi(
                settings.number(Setting.FUNCTIONS_PORT),
                new Catalogue(functions),
                pools,
                new InvokeApi.Account(region, settings.get(Setting.ACCOUNT)));
        System.out.println("functions of " + functions + " answer on port " + api.port());
    }
}
