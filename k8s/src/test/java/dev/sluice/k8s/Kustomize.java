package dev.sluice.k8s;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Renders a copy of the folder with {@code kubectl kustomize}, secrets of production made up. */
record Kustomize(Path copy) {

    /** Skips the calling test where kubectl is not installed. */
    static Kustomize of(Path copy) throws IOException, InterruptedException {
        assumeTrue(installed(), "kubectl is not installed");
        copy(ManifestFiles.BASE, copy.resolve("base"));
        copy(ManifestFiles.OVERLAYS, copy.resolve("overlays"));
        Path secrets = Files.createDirectories(copy.resolve("overlays/production/secrets"));
        for (String secret : List.of(
                "cluster-token",
                "database-password",
                "root-secret-access-key",
                "tls.crt",
                "tls.key",
                "aws-credentials")) {
            Files.writeString(secrets.resolve(secret), "made up for a test");
        }
        return new Kustomize(copy);
    }

    Suite render(String folder) throws IOException, InterruptedException {
        File output = copy.resolve("rendered.yaml").toFile();
        File errors = copy.resolve("errors.txt").toFile();
        int status = new ProcessBuilder(
                        "kubectl", "kustomize", copy.resolve(folder).toString())
                .redirectOutput(output)
                .redirectError(errors)
                .start()
                .waitFor();
        if (status != 0) {
            throw new AssertionError(Files.readString(errors.toPath()));
        }
        return new Suite(StrictManifests.read(Files.readString(output.toPath())));
    }

    private static boolean installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
