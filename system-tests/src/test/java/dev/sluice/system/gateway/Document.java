package dev.sluice.system.gateway;

import dev.sluice.system.world.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An OpenAPI document to import. Documents name their backend {@code backend.example}, which a case replaces by its own. */
public record Document(String text) {

    /** A file of {@code src/test/resources/apis}. */
    public static Document named(String file) {
        try (var in = Document.class.getResourceAsStream("/apis/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no /apis/" + file);
            }
            return new Document(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the project's {@code examples} folder. */
    public static Document example(String file) {
        try {
            return new Document(Files.readString(Path.of(System.getProperty("sluice.root"), "examples", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Document with(Backend backend) {
        return with("backend.example", backend.authority());
    }

    public Document with(String placeholder, String value) {
        return new Document(text.replace(placeholder, value));
    }
}
