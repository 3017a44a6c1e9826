package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.store.Changed;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Input;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tags of web ACLs and sets, by ARN. */
@ApplicationScoped
public class WafTags implements WafOperations {

    private static final String RESOURCE = "ResourceARN";

    private final Store store;

    WafTags(Store store) {
        this.store = store;
    }

    @Override
    public Map<String, Function<Input, Uni<? extends JsonNode>>> operations() {
        return Map.of(
                "TagResource", this::tag,
                "UntagResource", this::untag,
                "ListTagsForResource", this::list);
    }

    private Uni<ObjectNode> tag(Input input) {
        new Constraints().required("tags", input.has("Tags") ? "" : null).check();
        return change(
                input,
                tags -> input.objects("Tags").forEach(tag -> {
                    new Constraints()
                            .required("tags.key", tag.text("Key"))
                            .required("tags.value", tag.text("Value"))
                            .check();
                    tags.put(tag.text("Key"), tag.text("Value"));
                }));
    }

    private Uni<ObjectNode> untag(Input input) {
        return change(input, tags -> tags.remove(input.texts("TagKeys")));
    }

    private Uni<ObjectNode> change(Input input, Consumer<ObjectNode> change) {
        WafArn arn = WafArn.parse(input.text(RESOURCE));
        return store.change(arn.entity().kind(), arn.id(), WafFault::nonexistent, entity -> {
            change.accept(entity.withObjectProperty(Entity.TAGS));
            return Changed.answering(JsonNodeFactory.instance.objectNode());
        });
    }

    private Uni<ObjectNode> list(Input input) {
        String text = input.text(RESOURCE);
        WafArn arn = WafArn.parse(text);
        return store.read(arn.entity().kind(), arn.id(), WafFault::nonexistent).map(entity -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ObjectNode info = answer.putObject("TagInfoForResource").put(RESOURCE, text);
            var list = info.putArray("TagList");
            entity.path(Entity.TAGS)
                    .properties()
                    .forEach(tag -> list.addObject()
                            .put("Key", tag.getKey())
                            .put("Value", tag.getValue().asText()));
            return answer;
        });
    }
}
