package dev.sluice.admin.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.store.Changed;
import dev.sluice.admin.store.ConfigChange;
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
import dev.sluice.admin.wire.Tagged;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.VpcLinkConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** VPC links of REST APIs. There is no network to prepare, so a link is available as soon as it is made. */
@ApplicationScoped
public class VpcLinkOperations implements OperationGroup {

    private static final String ALL = "/vpclinks";
    private static final String ONE = "/vpclinks/{vpclink_id}";
    private static final Supplier<AwsFault> MISSING = () -> AwsFault.notFound("Invalid Vpc Link identifier specified");
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .replace("/name", Value.TEXT)
            .replace("/description", Value.TEXT)
            .build();

    private final Store store;
    private final Ids ids;

    VpcLinkOperations(Store store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateVpcLink", "POST", ALL, 202, this::create),
                Operation.aws("GetVpcLinks", "GET", ALL, 200, this::list),
                Operation.aws("GetVpcLink", "GET", ONE, 200, this::get),
                Operation.aws("UpdateVpcLink", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteVpcLink", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        String name = input.text("name");
        List<String> targets = input.texts("targetArns");
        new Constraints()
                .required("createVpcLinkInput.name", name)
                .required("createVpcLinkInput.targetArns", input.has("targetArns") ? targets : null)
                .check();
        ObjectNode link =
                JsonNodeFactory.instance.objectNode().put("id", ids.six()).put("name", name);
        String description = input.text("description");
        if (description != null) {
            link.put("description", description);
        }
        targets.forEach(link.putArray("targetArns")::add);
        link.put("status", "AVAILABLE");
        ObjectNode tags = input.textMap("tags");
        if (tags != null && !tags.isEmpty()) {
            link.set("tags", tags);
        }
        check(link);
        String id = link.path("id").asText();
        return store.add(Kind.VPC_LINK, id, link, List.of(new ConfigChange(key(id), new VpcLinkConfig(id, targets))))
                .replaceWith(() -> Reply.json(link.deepCopy().put("status", "PENDING")));
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        return store.list(Listing.of(Kind.VPC_LINK, page.after(), page.limit() + 1))
                .map(links -> Reply.json(page.listed(
                        links.stream().map(VpcLinkOperations::shown).toList(),
                        link -> link.path("id").asText())));
    }

    private Uni<Reply> get(Call call) {
        return store.read(Kind.VPC_LINK, call.path("vpclink_id"), MISSING)
                .map(link -> Reply.json(Tagged.told(shown(link))));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateVpcLinkInput");
        return store.change(Kind.VPC_LINK, call.path("vpclink_id"), MISSING, link -> {
            PATCHES.apply(link, operations);
            check(link);
            return Changed.answering(Reply.json(Tagged.told(shown(link))));
        });
    }

    private Uni<Reply> delete(Call call) {
        String id = call.path("vpclink_id");
        return store.transact(tx -> tx.remove(Kind.VPC_LINK, id, MISSING)
                        .chain(() -> tx.isNamed(Kind.REST_API, "connectionId", id))
                        .invoke(used -> {
                            if (used) {
                                throw AwsFault.badRequest("Cannot delete vpc link '" + id
                                        + "', is referenced in an integration of a REST API");
                            }
                        })
                        .invoke(() -> tx.publish(key(id), null)))
                .replaceWith(Reply.empty());
    }

    /** With the words that AWS has for a link that is there. */
    private static ObjectNode shown(ObjectNode link) {
        return link.deepCopy().put("statusMessage", "Your vpc link is ready for use");
    }

    private static ConfigKey key(String id) {
        return new ConfigKey(ConfigKey.Kind.VPC_LINK, id);
    }

    private static void check(ObjectNode link) {
        if (link.path("name").asText().isBlank()) {
            throw AwsFault.badRequest("Name cannot be empty");
        }
        if (link.path("targetArns").size() != 1) {
            throw AwsFault.badRequest("A VPC link needs exactly one target ARN");
        }
        String target = link.path("targetArns").path(0).asText();
        if (!target.startsWith("arn:") || target.split(":", -1).length < 6) {
            throw AwsFault.badRequest("Invalid ARN. ARN is not well formed " + target);
        }
    }
}
