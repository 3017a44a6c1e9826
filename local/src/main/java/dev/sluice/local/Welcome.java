package dev.sluice.local;

import dev.sluice.contract.settings.RootKey;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.local.demo.AdminClient;
import dev.sluice.local.demo.Demo;
import dev.sluice.local.plan.Scale;
import dev.sluice.local.plan.Service;
import dev.sluice.local.plan.Site;
import dev.sluice.local.supervisor.Address;
import dev.sluice.local.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What a person sees once everything is ready: addresses, and something to try. */
final class Welcome {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Site site;
    private final Address address;
    private final Terminal terminal;

    Welcome(Site site, Address address, Terminal terminal) {
        this.site = site;
        this.address = address;
        this.terminal = terminal;
    }

    /** @param scale that it runs at: the demo takes admin-service and edge-router */
    void print(Scale scale) throws InterruptedException {
        boolean whole = scale.of(Service.ADMIN_SERVICE) > 0 && scale.of(Service.EDGE_ROUTER) > 0;
        Optional<String> demo = whole ? demo() : Optional.empty();
        terminal.say("");
        terminal.say(("  data plane   " + address.edgeUrl() + "   " + address.edgeTlsUrl()).stripTrailing());
        terminal.say("  admin API    " + address.adminUrl());
        if (site.ownFunctions()) {
            terminal.say("  functions    " + site.functionsUrl() + "   " + site.functions());
        }
        demo.ifPresent(url -> {
            terminal.say("");
            terminal.say("  curl " + url);
        });
        terminal.say("");
    }

    /** A suite without its demo is up all the same. */
    private Optional<String> demo() throws InterruptedException {
        Demo demo = new Demo(
                site.project().resolve("examples/petstore/openapi.yaml"),
                site.home().demo(),
                address.edgeUrl());
        try {
            Optional<String> url = demo.url(admin(site, address, PATIENCE));
            if (url.isEmpty()) {
                terminal.say(
                        "the demo API has been deleted; remove " + site.home().demo() + " to have it again");
            }
            return url;
        } catch (IOException | RuntimeException e) {
            terminal.warn("warning: the demo API could not be imported: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** As the root principal. */
    static AdminClient admin(Site site, Address address, Duration patience) {
        Settings settings = site.settings();
        RootKey root = RootKey.of(settings);
        return new AdminClient(
                URI.create(address.adminUrl()),
                new AdminClient.Credentials(root.id(), root.secret(), settings.get(Setting.REGION)),
                Clock.systemUTC(),
                patience);
    }
}
