package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Changed;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads and changes the API that a call's {@code restapi_id} names, by a pure function on its tree. */
@ApplicationScoped
public class Apis {

    private static final String VARIABLE = "restapi_id";

    private final Store store;
    private final ApiLimits limits;
    private final String account;

    Apis(Store store, ApiLimits limits, Settings settings) {
        this.store = store;
        this.limits = limits;
        this.account = settings.get(Setting.ACCOUNT);
    }

    /** Answers what {@code show} makes of the tree. */
    public Uni<Reply> read(Call call, Function<ObjectNode, ? extends JsonNode> show) {
        return read(call, missing(call), show);
    }

    /** The same, where AWS has an error of its own for an API that is not there. */
    public Uni<Reply> read(Call call, Supplier<AwsFault> missing, Function<ObjectNode, ? extends JsonNode> show) {
        return store.read(Kind.REST_API, call.path(VARIABLE), missing).map(tree -> Reply.json(show.apply(tree)));
    }

    /** Answers what {@code change} says after it has edited the tree; nothing is published. */
    public Uni<Reply> change(Call call, Function<ObjectNode, ? extends JsonNode> change) {
        return change(call, missing(call), change);
    }

    /** The same, where AWS has an error of its own for an API that is not there. */
    public Uni<Reply> change(Call call, Supplier<AwsFault> missing, Function<ObjectNode, ? extends JsonNode> change) {
        return store.<JsonNode>change(Kind.REST_API, call.path(VARIABLE), missing, tree -> {
                    Map<Setting, Integer> before = limits.size(tree);
                    JsonNode answer = change.apply(tree);
                    limits.check(before, tree);
                    return Changed.answering(answer);
                })
                .map(Reply::json);
    }

    /** Answers nothing. */
    public Uni<Reply> remove(Call call, Supplier<AwsFault> missing, Consumer<ObjectNode> change) {
        return store.change(Kind.REST_API, call.path(VARIABLE), missing, tree -> {
            change.accept(tree);
            return Changed.answering(Reply.empty());
        });
    }

    /** AWS's error for an API that is not there. */
    public Supplier<AwsFault> missing(Call call) {
        return () -> AwsFault.notFound("Invalid API identifier specified " + account + ":" + call.path(VARIABLE));
    }

    /** AWS's error where it looks for a part before it looks for the API. */
    public static Supplier<AwsFault> missing(String message) {
        return () -> AwsFault.notFound(message);
    }
}
