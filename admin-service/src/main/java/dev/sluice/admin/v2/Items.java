package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Page;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** A list as apigatewayv2 answers one: {@code {"items": [...], "nextToken"?}}, by {@code maxResults} and {@code nextToken}. */
final class Items {

    private Items() {}

    static Page page(Call call) {
        return Page.of(call.query("maxResults"), call.query("nextToken"));
    }

    /** Of all there are, by id, each as AWS shows it. */
    static ObjectNode of(Call call, JsonNode byId, String idName) {
        List<ObjectNode> sorted = StreamSupport.stream(byId.spliterator(), false)
                .map(item -> Part.shown((ObjectNode) item))
                .sorted(Comparator.comparing(item -> item.path(idName).asText()))
                .toList();
        return renamed(page(call).cut(sorted, item -> item.path(idName).asText()));
    }

    /** The page of apigateway in the words of apigatewayv2. */
    static ObjectNode renamed(ObjectNode page) {
        ObjectNode items = JsonNodeFactory.instance.objectNode();
        items.set("items", page.get("item"));
        if (page.has("position")) {
            items.set("nextToken", page.get("position"));
        }
        return items;
    }
}
