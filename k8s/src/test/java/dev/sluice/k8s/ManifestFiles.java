package dev.sluice.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files as they lie in the folder, before Kustomize puts them together. */
final class ManifestFiles {

    static final Path BASE = Path.of("base");
    static final Path OVERLAYS = Path.of("overlays");

    private ManifestFiles() {}

    /** The manifests and patches under a folder; Kustomize's own files are none. */
    static List<Path> under(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        }
    }

    static Suite base() throws IOException {
        List<HasMetadata> manifests = new ArrayList<>();
        for (Path file : under(BASE)) {
            if (!file.endsWith("every-pod.yaml")) {
                manifests.addAll(StrictManifests.read(Files.readString(file)));
            }
        }
        return new Suite(manifests);
    }

    static List<String> overlays() throws IOException {
        try (Stream<Path> folders = Files.list(OVERLAYS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
