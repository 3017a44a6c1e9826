package dev.sluice.local.plan;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The state folder and what lies where in it. Everything that outlives a process is here. */
public record Home(Path folder) {

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** A path that is not absolute, such as the default, lies in the project. */
    public static Home of(Settings settings, Path project) {
        return new Home(project.resolve(settings.get(Setting.HOME)));
    }

    public Path clusterToken() {
        return folder.resolve("cluster-token");
    }

    public Path databasePassword() {
        return folder.resolve("database-password");
    }

    public Path kafka() {
        return folder.resolve("kafka");
    }

    public Path postgres() {
        return folder.resolve("postgres");
    }

    /** Copies of what was built, so that a build does not pull the rug from under what runs. */
    public Path applications() {
        return folder.resolve("applications");
    }

    public Path demo() {
        return folder.resolve("demo.json");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(PartId part) {
        return logs().resolve(part.instance() + ".log");
    }

    public Path journal() {
        return logs().resolve("supervisor.log");
    }

    public Path ledger() {
        return folder.resolve("run/processes");
    }

    /** Held by the supervisor as long as it lives. */
    public Path lock() {
        return folder.resolve("run/lock");
    }

    /** How to reach the supervisor. */
    public Path supervisor() {
        return folder.resolve("run/supervisor.json");
    }

    /** Makes the folders that the rest relies on; only their owner can look inside. */
    public void create() throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
        }
        for (Path needed : List.of(logs(), ledger(), applications())) {
            Files.createDirectories(needed);
        }
    }
}
