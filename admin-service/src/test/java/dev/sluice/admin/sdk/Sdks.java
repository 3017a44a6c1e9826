package dev.sluice.admin.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An API to make clients of, and what is made, unpacked. */
final class Sdks {

    static final Map<String, List<String>> PARAMETERS =
            Map.of("service.name", List.of("Pet Store"), "java.package-name", List.of("org.example.pets"));

    private Sdks() {}

    static ClientApi pets() {
        return client(resource("pets.json"));
    }

    static ClientApi client(String frozen) {
        try {
            RestApi api = Wire.mapper().readValue(frozen, RestApi.class);
            return ClientApiReader.read(api, "https://abc123.execute-api.example.org/dev", "eu-west-1");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<SdkFile> files(SdkLanguage language, ClientApi api) {
        return language.files(api, new SdkParameters(PARAMETERS));
    }

    /** The one folder that the zip has. */
    static Path unpack(byte[] zip, Path into) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            Path top = into;
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = into.resolve(entry.getName()).normalize();
                if (!file.startsWith(into)) {
                    throw new IOException("leads out of the folder: " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                Files.write(file, entries.readAllBytes());
                top = into.resolve(into.relativize(file).getName(0));
            }
            return top;
        }
    }

    static String resource(String name) {
        try (InputStream in = Sdks.class.getResourceAsStream("/sdk/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
