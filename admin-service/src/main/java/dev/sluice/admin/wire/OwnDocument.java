package dev.sluice.admin.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.admin.wire.Operation.Access;
import dev.sluice.contract.wire.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The OpenAPI document of the operations under {@code /sluice/v1}, for anyone to read. A test holds it to them. */
@ApplicationScoped
public class OwnDocument implements OperationGroup {

    static final String FILE = "/openapi/sluice-v1.json";

    private final JsonNode document = read();

    @Override
    public List<Operation> operations() {
        return List.of(Operation.sluice(
                "GetOpenApi",
                "GET",
                "/sluice/v1/openapi",
                Access.OPEN,
                call -> Uni.createFrom().item(Reply.json(document))));
    }

    JsonNode document() {
        return document;
    }

    private static JsonNode read() {
        try (InputStream file = Objects.requireNonNull(OwnDocument.class.getResourceAsStream(FILE), FILE)) {
            return Wire.mapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
