package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Input;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Web ACLs. Whatever changes one publishes it whole. */
@ApplicationScoped
public class WebAcls implements WafOperations {

    /** What is kept as it is given. Those that concern CAPTCHAs and logs change nothing of what is decided here. */
    private static final List<String> GIVEN = List.of(
            "DefaultAction",
            "Rules",
            "VisibilityConfig",
            "CustomResponseBodies",
            "AssociationConfig",
            "CaptchaConfig",
            "ChallengeConfig",
            "TokenDomains",
            "DataProtectionConfig");

    private final Store store;
    private final String account;
    private final String owner;

    WebAcls(Store store, Settings settings) {
        this.store = store;
        this.account = settings.get(Setting.ACCOUNT);
        this.owner = settings.get(Setting.REGION) + ":" + account;
    }

    @Override
    public Map<String, Function<Input, Uni<? extends JsonNode>>> operations() {
        return Map.of(
                "CreateWebACL", this::create,
                "GetWebACL", this::get,
                "UpdateWebACL", this::update,
                "DeleteWebACL", this::delete,
                "ListWebACLs", this::list,
                "CheckCapacity", this::checkCapacity);
    }

    private Uni<ObjectNode> create(Input input) {
        ObjectNode acl = Entity.WEB_ACL.made(input, owner);
        acl.put("ManagedByFirewallManager", false)
                .put("RetrofittedByFirewallManager", false)
                .put(
                        "LabelNamespace",
                        "awswaf:" + account + ":webacl:" + acl.path("Name").asText() + ":");
        fill(acl, input);
        return store.transact(tx -> References.lock(tx, acl.path("Rules"))
                        .invoke(sets -> tx.publish(WebAclRecords.change(acl, sets)))
                        .chain(() -> Entity.WEB_ACL.add(tx, acl)))
                .replaceWith(() -> Entity.summarised(acl));
    }

    /** By name and id, or by ARN alone. */
    private Uni<ObjectNode> get(Input input) {
        boolean byArn = input.has("ARN");
        String id = byArn ? WafArn.parse(input.text("ARN"), Entity.WEB_ACL).id() : Entity.WEB_ACL.id(input);
        return store.read(Kind.WEB_ACL, id, WafFault::nonexistent)
                .invoke(acl -> {
                    if (!byArn) {
                        Entity.checkNamed(acl, input);
                    }
                })
                .map(Entity.WEB_ACL::shown);
    }

    /** What the new rules refer to is locked before the web ACL is, as whoever changes a set does it. */
    private Uni<ObjectNode> update(Input input) {
        return store.transact(tx -> References.lock(tx, input.json().path("Rules"))
                .chain(sets -> Entity.WEB_ACL.edit(tx, input).map(acl -> {
                    Entity.checkUnchanged(acl, input);
                    Entity.describe(acl, input);
                    fill(acl, input);
                    tx.publish(WebAclRecords.change(acl, sets));
                    return JsonNodeFactory.instance.objectNode().put("NextLockToken", Entity.relock(acl));
                })));
    }

    private Uni<ObjectNode> delete(Input input) {
        String id = Entity.WEB_ACL.id(input);
        return store.transact(tx -> tx.remove(Kind.WEB_ACL, id, WafFault::nonexistent)
                .invoke(acl -> {
                    Entity.checkNamed(acl, input);
                    Entity.checkUnchanged(acl, input);
                })
                .chain(acl -> tx.isNamed(
                        Kind.REST_API, Associations.MEMBER, acl.path("ARN").asText()))
                .map(used -> {
                    if (used) {
                        throw WafFault.associated();
                    }
                    tx.publish(WebAclRecords.key(id), null);
                    return JsonNodeFactory.instance.objectNode();
                }));
    }

    private Uni<ObjectNode> list(Input input) {
        return store.list(Entity.WEB_ACL.listing(input)).map(found -> Entity.WEB_ACL.listed(found, input));
    }

    private Uni<ObjectNode> checkCapacity(Input input) {
        Entity.scope(input);
        new Constraints().required("rules", input.has("Rules") ? "" : null).check();
        ObjectNode acl = JsonNodeFactory.instance.objectNode().put("LabelNamespace", "");
        acl.set("Rules", input.json().path("Rules"));
        acl.putObject("DefaultAction").putObject("Allow");
        return store.transact(tx -> References.lock(tx, acl.path("Rules")).map(sets -> {
            WebAclReader.read(acl, sets);
            return JsonNodeFactory.instance.objectNode().put("Capacity", WebAclRecords.capacity(acl.path("Rules")));
        }));
    }

    private static void fill(ObjectNode acl, Input input) {
        new Constraints()
                .required("defaultAction", input.object("DefaultAction"))
                .required("visibilityConfig", input.object("VisibilityConfig"))
                .check();
        for (String member : GIVEN) {
            if (input.has(member)) {
                acl.set(member, input.json().get(member));
            } else {
                acl.remove(member);
            }
        }
        if (!acl.has("Rules")) {
            acl.putArray("Rules");
        }
    }
}
