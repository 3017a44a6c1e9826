package dev.sluice.local;

import dev.sluice.local.plan.Service;
import dev.sluice.local.plan.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Has the {@code sluice} script build what is stale: it alone knows Maven. */
record Build(Site site) {

    void run(List<Service> services) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", site.project().resolve("sluice").toString(), "build"));
        services.forEach(service -> command.add(service.folder()));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("the build failed");
        }
    }
}
