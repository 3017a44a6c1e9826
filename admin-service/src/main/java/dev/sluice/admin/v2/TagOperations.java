package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tags of a WebSocket API or of a stage of one, by ARN: {@code arn:aws:apigateway:REGION::/apis/ID[/stages/NAME]}. */
@ApplicationScoped
public class TagOperations implements OperationGroup {

    private static final String URI = "/v2/tags/{resource-arn}";
    private static final Pattern ARN =
            Pattern.compile("arn:[^:]+:apigateway:[^:]*:[^:]*:/apis/([^/]+)(?:/stages/([^/]+))?");

    private final Store store;

    TagOperations(Store store) {
        this.store = store;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("GetTags", "GET", URI, 200, this::get),
                Operation.aws("TagResource", "POST", URI, 201, this::tag),
                Operation.aws("UntagResource", "DELETE", URI, 204, this::untag));
    }

    private Uni<Reply> get(Call call) {
        Matcher arn = arn(call);
        return store.read(Kind.API_V2, arn.group(1), TagOperations::missing).map(tree -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("tags", tags(tree, arn));
            return Reply.json(answer);
        });
    }

    private Uni<Reply> tag(Call call) {
        Matcher arn = arn(call);
        ObjectNode stated =
                Objects.requireNonNullElseGet(call.input().textMap("tags"), JsonNodeFactory.instance::objectNode);
        return change(arn, tags -> tags.setAll(stated), JsonNodeFactory.instance.objectNode());
    }

    private Uni<Reply> untag(Call call) {
        List<String> keys = call.query().getOrDefault("tagKeys", List.of());
        return change(arn(call), tags -> tags.remove(keys), null);
    }

    private Uni<Reply> change(Matcher arn, Consumer<ObjectNode> change, @Nullable ObjectNode answer) {
        return store.transact(tx -> tx.edit(Kind.API_V2, arn.group(1), TagOperations::missing)
                .invoke(tree -> change.accept(tags(tree, arn)))
                .replaceWith(new Reply(0, answer, Map.of())));
    }

    private static ObjectNode tags(ObjectNode tree, Matcher arn) {
        String stage = arn.group(2);
        ObjectNode owner = stage == null ? tree : StageOperations.stage(tree, stage);
        return owner.withObjectProperty("tags");
    }

    private static Matcher arn(Call call) {
        Matcher arn = ARN.matcher(call.path("resource-arn"));
        if (!arn.matches()) {
            throw AwsFault.badRequest("Invalid ARN specified in the request");
        }
        return arn;
    }

    private static AwsFault missing() {
        return AwsFault.notFound("Invalid resource ARN specified in the request");
    }
}
