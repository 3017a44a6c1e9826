package dev.sluice.local.plan;

import dev.sluice.local.process.JavaCommand;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The built services. What runs are copies of them in the state folder, made when the suite or a service is started by a
 * person, so that builds and tests may go on beside it and a restart after a crash runs what ran before.
 */
public final class Applications {

    private static final String RUNNER = "runner";

    private final Site site;

    public Applications(Site site) {
        this.site = site;
    }

    /** Where this program and Kafka are found. */
    static String ownClassPath() {
        return System.getProperty("sluice.classpath", System.getProperty("java.class.path"));
    }

    /** Copies what was built of a service; throws {@link IOException} saying what to do where nothing was. */
    public void copy(Service service) throws IOException {
        Path built = site.project().resolve(service.folder()).resolve("target");
        if (site.nativeExecutables()) {
            Mirror.file(executable(service, built), folder(service).resolve(RUNNER));
        } else {
            Path application = built.resolve("quarkus-app");
            if (!Files.exists(application.resolve("quarkus-run.jar"))) {
                throw new IOException(service.folder() + " is not built: run ./sluice build");
            }
            Mirror.folder(application, folder(service));
        }
    }

    void requireCopy(Service service) throws IOException {
        if (!Files.isDirectory(folder(service))) {
            copy(service);
        }
    }

    List<String> command(Service service, PartId id) {
        if (site.nativeExecutables()) {
            return List.of(folder(service).resolve(RUNNER).toString(), "-Xmx" + service.heapMegabytes() + "m");
        }
        JavaCommand java = JavaCommand.withHeap(service.heapMegabytes());
        if (!service.hot()) {
            java.quickCompilerOnly();
        }
        return java.with("-Dsluice.part=" + id.instance()).jar(folder(service).resolve("quarkus-run.jar"));
    }

    private Path folder(Service service) {
        String kind = site.nativeExecutables() ? "-native" : "";
        return site.home().applications().resolve(service.folder() + kind);
    }

    private static Path executable(Service service, Path built) throws IOException {
        if (Files.isDirectory(built)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(built, service.folder() + "-*-runner")) {
                for (Path executable : found) {
                    return executable;
                }
            }
        }
        throw new IOException("there is no native executable of " + service.folder() + ": run ./sluice build --native "
                + service.folder());
    }
}
