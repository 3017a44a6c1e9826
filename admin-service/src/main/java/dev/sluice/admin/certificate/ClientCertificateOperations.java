package dev.sluice.admin.certificate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.store.Changed;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Client certificates. Each is valid for a year, as AWS's are; a new one is made to replace it. */
@ApplicationScoped
public class ClientCertificateOperations implements OperationGroup {

    private static final String ALL = "/clientcertificates";
    private static final String ONE = "/clientcertificates/{clientcertificate_id}";
    private static final Duration VALID = Duration.ofDays(365);
    private static final Supplier<AwsFault> MISSING =
            () -> AwsFault.notFound("Invalid Client Certificate identifier specified");
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .replace("/description", Value.TEXT)
            .build();

    private final Store store;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ClientCertificateOperations(Store store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("GenerateClientCertificate", "POST", ALL, 201, this::generate),
                Operation.aws("GetClientCertificates", "GET", ALL, 200, this::list),
                Operation.aws("GetClientCertificate", "GET", ONE, 200, this::get),
                Operation.aws("UpdateClientCertificate", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteClientCertificate", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> generate(Call call) {
        Input input = call.input();
        Instant now = clock.instant();
        Instant end = now.plus(VALID);
        ObjectNode certificate = JsonNodeFactory.instance.objectNode().put("clientCertificateId", ids.six());
        String description = input.text("description");
        if (description != null) {
            certificate.put("description", description);
        }
        ObjectNode tags = input.textMap("tags");
        if (tags != null && !tags.isEmpty()) {
            certificate.set("tags", tags);
        }
        certificate.put("createdDate", now.getEpochSecond()).put("expirationDate", end.getEpochSecond());
        Context context = Objects.requireNonNull(Vertx.currentContext(), "a call comes on a Vert.x context");
        return Uni.createFrom()
                .completionStage(
                        () -> context.executeBlocking(() -> SelfSigned.make("ApiGateway", now, end, random), false)
                                .toCompletionStage())
                .chain(made -> {
                    certificate.put("pemEncodedCertificate", made.certificate()).put("privateKey", made.privateKey());
                    return store.add(
                            Kind.CLIENT_CERTIFICATE,
                            certificate.path("clientCertificateId").asText(),
                            certificate,
                            List.of());
                })
                .replaceWith(() -> Reply.json(shown(certificate)));
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        return store.list(Listing.of(Kind.CLIENT_CERTIFICATE, page.after(), page.limit() + 1))
                .map(found -> Reply.json(page.listed(
                        found, one -> one.path("clientCertificateId").asText())));
    }

    private Uni<Reply> get(Call call) {
        return store.read(Kind.CLIENT_CERTIFICATE, call.path("clientcertificate_id"), MISSING)
                .map(certificate -> Reply.json(shown(certificate)));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateClientCertificateInput");
        return store.change(Kind.CLIENT_CERTIFICATE, call.path("clientcertificate_id"), MISSING, certificate -> {
            PATCHES.apply(certificate, operations);
            return Changed.answering(Reply.json(shown(certificate)));
        });
    }

    private Uni<Reply> delete(Call call) {
        String id = call.path("clientcertificate_id");
        return store.transact(tx -> tx.remove(Kind.CLIENT_CERTIFICATE, id, MISSING)
                        .chain(() -> tx.isNamed(Kind.REST_API, "clientCertificateId", id))
                        .invoke(used -> {
                            if (used) {
                                throw AwsFault.conflict(
                                        "Client certificate is in use by a stage and cannot be deleted: " + id);
                            }
                        }))
                .replaceWith(Reply.empty());
    }

    private static ObjectNode shown(ObjectNode certificate) {
        return certificate.deepCopy().without("privateKey");
    }
}
