package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A folder: {@code input.yaml} or {@code input.json}, perhaps {@code options.json} and the {@code existing.json} that is
 * imported into, and either {@code expected.json} (tree and warnings) or {@code error.txt}.
 */
record GoldenCase(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<GoldenCase> all() throws IOException, URISyntaxException {
        URL root = Objects.requireNonNull(GoldenCase.class.getResource("/openapi"));
        try (Stream<Path> folders = Files.list(Path.of(root.toURI()))) {
            return folders.sorted().map(GoldenCase::new).toList();
        }
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }

    byte[] input() throws IOException {
        Path yaml = folder.resolve("input.yaml");
        return Files.readAllBytes(Files.exists(yaml) ? yaml : folder.resolve("input.json"));
    }

    boolean refused() {
        return Files.exists(folder.resolve("error.txt"));
    }

    String error() throws IOException {
        return Files.readString(folder.resolve("error.txt")).stripTrailing();
    }

    ObjectNode expected() throws IOException {
        return read("expected.json");
    }

    ObjectNode imported() throws IOException {
        AtomicInteger ids = new AtomicInteger();
        OpenApiImport importer = new OpenApiImport(() -> "id%03d".formatted(ids.incrementAndGet()));
        ObjectNode existing = read("existing.json");
        ImportedApi imported = switch (read("options.json").path("mode").asText("create")) {
            case "merge" -> importer.merge(existing, input(), options());
            case "overwrite" -> importer.overwrite(existing, input(), options());
            default -> importer.create("api1234567", input(), options());
        };
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("tree", imported.tree());
        OpenApiImport.lines(imported).forEach(result.putArray("warnings")::add);
        return result;
    }

    private ImportOptions options() throws IOException {
        JsonNode options = read("options.json");
        return new ImportOptions(
                BasePath.valueOf(options.path("basePath").asText("IGNORE")),
                options.path("failOnWarnings").asBoolean(),
                options.path("ignoreDocumentation").asBoolean());
    }

    private ObjectNode read(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path)
                ? (ObjectNode) JSON.readTree(Files.readString(path))
                : JsonNodeFactory.instance.objectNode();
    }
}
