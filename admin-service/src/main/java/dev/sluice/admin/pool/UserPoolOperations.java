package dev.sluice.admin.pool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.Operation.Access;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.UserPoolConfig;
import dev.sluice.contract.wire.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** PUT, GET and DELETE of {@code /sluice/v1/userpools/{id}}: {@code {"issuer", "jwksUri"?, "audiences"}}. */
@ApplicationScoped
public class UserPoolOperations implements OperationGroup {

    private static final String URI_OF_POOL = "/sluice/v1/userpools/{id}";

    private final Store store;

    UserPoolOperations(Store store) {
        this.store = store;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.sluice("PutUserPool", "PUT", URI_OF_POOL, Access.TRUSTED, this::put),
                Operation.sluice("GetUserPool", "GET", URI_OF_POOL, Access.TRUSTED, this::get),
                Operation.sluice("DeleteUserPool", "DELETE", URI_OF_POOL, Access.TRUSTED, this::delete));
    }

    private Uni<Reply> put(Call call) {
        UserPoolConfig pool = pool(call.path("id"), call.input());
        ObjectNode tree = Wire.mapper().valueToTree(pool);
        return store.transact(tx -> {
                    tx.publish(key(pool.id()), pool);
                    return tx.put(Kind.USER_POOL, pool.id(), tree);
                })
                .replaceWith(Reply.json(tree));
    }

    private Uni<Reply> get(Call call) {
        return store.read(Kind.USER_POOL, call.path("id"), missing(call)).map(Reply::json);
    }

    private Uni<Reply> delete(Call call) {
        return store.transact(tx -> {
                    tx.publish(key(call.path("id")), null);
                    return tx.remove(Kind.USER_POOL, call.path("id"), missing(call));
                })
                .replaceWith(new Reply(204, null, java.util.Map.of()));
    }

    private static UserPoolConfig pool(String id, Input input) {
        String jwksUri = input.text("jwksUri");
        String issuer = web(input.requiredText("issuer"), "issuer");
        return new UserPoolConfig(
                id, issuer, jwksUri == null ? null : web(jwksUri, "jwksUri"), input.texts("audiences"));
    }

    private static String web(String text, String name) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw AwsFault.badRequest("Invalid " + name + ": " + text);
        }
        throw AwsFault.badRequest("Invalid " + name + ": " + text);
    }

    private static ConfigKey key(String id) {
        return new ConfigKey(ConfigKey.Kind.USER_POOL, id);
    }

    private static Supplier<AwsFault> missing(Call call) {
        return () -> AwsFault.notFound("Invalid user pool identifier specified: " + call.path("id"));
    }
}
