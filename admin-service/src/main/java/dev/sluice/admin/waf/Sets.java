package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Input;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * IP sets and regex pattern sets, which the rules of web ACLs refer to. Whatever changes one publishes the web ACLs anew that
 * have it in them, in the same transaction.
 */
@ApplicationScoped
public class Sets implements WafOperations {

    private final Store store;
    private final String owner;

    Sets(Store store, Settings settings) {
        this.store = store;
        this.owner = settings.get(Setting.REGION) + ":" + settings.get(Setting.ACCOUNT);
    }

    @Override
    public Map<String, Function<Input, Uni<? extends JsonNode>>> operations() {
        Map<String, Function<Input, Uni<? extends JsonNode>>> operations = new HashMap<>();
        for (Entity entity : List.of(Entity.IP_SET, Entity.REGEX_PATTERN_SET)) {
            operations.put("Create" + entity.type(), input -> create(entity, input));
            operations.put("Get" + entity.type(), input -> get(entity, input));
            operations.put("Update" + entity.type(), input -> update(entity, input));
            operations.put("Delete" + entity.type(), input -> delete(entity, input));
            operations.put("List" + entity.type() + "s", input -> list(entity, input));
        }
        return operations;
    }

    private Uni<ObjectNode> create(Entity entity, Input input) {
        ObjectNode set = entity.made(input, owner);
        if (entity.kind() == Kind.IP_SET) {
            String version = input.text("IPAddressVersion");
            new Constraints()
                    .required("iPAddressVersion", version)
                    .oneOf("iPAddressVersion", version, List.of("IPV4", "IPV6"))
                    .check();
            set.put("IPAddressVersion", version);
        }
        fill(entity, set, input);
        return store.transact(tx -> entity.add(tx, set)).replaceWith(() -> Entity.summarised(set));
    }

    private Uni<ObjectNode> get(Entity entity, Input input) {
        return store.read(entity.kind(), entity.id(input), WafFault::nonexistent)
                .invoke(set -> Entity.checkNamed(set, input))
                .map(entity::shown);
    }

    private Uni<ObjectNode> update(Entity entity, Input input) {
        return store.transact(tx -> entity.edit(tx, input).chain(set -> {
            Entity.checkUnchanged(set, input);
            Entity.describe(set, input);
            fill(entity, set, input);
            String token = Entity.relock(set);
            return publishUsers(tx, set)
                    .replaceWith(() -> JsonNodeFactory.instance.objectNode().put("NextLockToken", token));
        }));
    }

    private Uni<Void> publishUsers(Transaction tx, ObjectNode set) {
        return tx.naming(Kind.WEB_ACL, "ARN", set.path("ARN").asText()).chain(ids -> {
            Uni<Void> published = Uni.createFrom().voidItem();
            for (String id : ids) {
                published = published
                        .chain(() -> tx.edit(Kind.WEB_ACL, id, WafFault::nonexistent))
                        .chain(acl -> References.read(tx, acl.path("Rules"), set)
                                .invoke(sets -> tx.publish(WebAclRecords.change(acl, sets))))
                        .replaceWithVoid();
            }
            return published;
        });
    }

    private Uni<ObjectNode> delete(Entity entity, Input input) {
        return store.transact(tx -> tx.remove(entity.kind(), entity.id(input), WafFault::nonexistent)
                .invoke(set -> {
                    Entity.checkNamed(set, input);
                    Entity.checkUnchanged(set, input);
                })
                .chain(set -> tx.isNamed(Kind.WEB_ACL, "ARN", set.path("ARN").asText()))
                .map(used -> {
                    if (used) {
                        throw WafFault.associated();
                    }
                    return JsonNodeFactory.instance.objectNode();
                }));
    }

    private Uni<ObjectNode> list(Entity entity, Input input) {
        return store.list(entity.listing(input)).map(found -> entity.listed(found, input));
    }

    private static void fill(Entity entity, ObjectNode set, Input input) {
        if (entity.kind() == Kind.IP_SET) {
            new Constraints()
                    .required("addresses", input.has("Addresses") ? "" : null)
                    .check();
            List<String> addresses = input.texts("Addresses");
            SetMembers.checkAddresses(addresses, set.path("IPAddressVersion").asText());
            addresses.forEach(set.putArray("Addresses")::add);
        } else {
            new Constraints()
                    .required("regularExpressionList", input.has("RegularExpressionList") ? "" : null)
                    .check();
            ArrayNode list = set.putArray("RegularExpressionList");
            List<String> expressions = SetMembers.expressions(input);
            SetMembers.checkExpressions(expressions);
            expressions.forEach(expression -> list.addObject().put("RegexString", expression));
        }
    }
}
