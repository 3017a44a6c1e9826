package dev.sluice.local.supervisor;

import dev.sluice.contract.wire.Wire;
import dev.sluice.local.plan.Home;
import dev.sluice.local.plan.Secrets;
import dev.sluice.local.process.ProcessId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/**
 * How to reach a supervisor: written by it for its owner alone.
 *
 * @param edgeUrl of the public door, for whoever asks later
 */
public record Address(
        ProcessId process,
        int port,
        String token,
        boolean nativeExecutables,
        String adminUrl,
        String edgeUrl,
        String edgeTlsUrl) {

    /** Empty where no supervisor runs, whatever an old file says. */
    public static Optional<Address> find(Home home) throws IOException {
        if (!Files.exists(home.supervisor())) {
            return Optional.empty();
        }
        Address address = Wire.read(Files.readAllBytes(home.supervisor()), Address.class);
        return address.process().find().isPresent() ? Optional.of(address) : Optional.empty();
    }

    void write(Home home) throws IOException {
        Secrets.write(home.supervisor(), new String(Wire.write(this), StandardCharsets.UTF_8));
    }

    static void remove(Home home) throws IOException {
        Files.deleteIfExists(home.supervisor());
    }
}
