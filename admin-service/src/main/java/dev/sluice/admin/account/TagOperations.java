package dev.sluice.admin.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Changed;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tags of whatever has some, such as APIs, stages and API keys, by ARN. */
@ApplicationScoped
public class TagOperations implements OperationGroup {

    private static final String ONE = "/tags/{resource_arn}";
    private static final Supplier<AwsFault> MISSING = () -> AwsFault.notFound("Invalid resource identifier specified");

    private final Store store;

    TagOperations(Store store) {
        this.store = store;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("GetTags", "GET", ONE, 200, this::get),
                Operation.aws("TagResource", "PUT", ONE, 204, this::tag),
                Operation.aws("UntagResource", "DELETE", ONE, 204, this::untag));
    }

    private Uni<Reply> get(Call call) {
        Arn arn = Arn.parse(call.path("resource_arn"));
        return store.read(arn.kind(), arn.id(), MISSING).map(tree -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("tags", tagged(tree, arn).withObjectProperty("tags"));
            return Reply.json(answer);
        });
    }

    private Uni<Reply> tag(Call call) {
        Input input = call.input();
        input.require("tagResourceInput", "tags");
        ObjectNode tags = input.textMap("tags");
        return change(call, tagged -> {
            if (tags != null) {
                tagged.withObjectProperty("tags").setAll(tags);
            }
        });
    }

    private Uni<Reply> untag(Call call) {
        List<String> names = call.query().getOrDefault("tagKeys", List.of());
        return change(call, tagged -> tagged.withObjectProperty("tags").remove(names));
    }

    private Uni<Reply> change(Call call, Consumer<ObjectNode> change) {
        Arn arn = Arn.parse(call.path("resource_arn"));
        return store.change(arn.kind(), arn.id(), MISSING, tree -> {
            ObjectNode tagged = tagged(tree, arn);
            change.accept(tagged);
            if (tagged.path("tags").isEmpty()) {
                tagged.remove("tags");
            }
            return Changed.answering(Reply.empty());
        });
    }

    private static ObjectNode tagged(ObjectNode tree, Arn arn) {
        ObjectNode node = tree;
        for (String name : arn.part()) {
            if (!(node.get(name) instanceof ObjectNode next)) {
                throw MISSING.get();
            }
            node = next;
        }
        return node;
    }
}
