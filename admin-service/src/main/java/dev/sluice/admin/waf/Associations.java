package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.stage.Publication;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Input;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which web ACL stands before which stage of a REST API. The stage names it, so it goes with the stage, and its change
 * publishes that stage alone.
 */
@ApplicationScoped
public class Associations implements WafOperations {

    /** Of a stage, as AWS shows it. */
    static final String MEMBER = "webAclArn";

    private static final String ACL = "WebACLArn";
    private static final String RESOURCE = "ResourceArn";
    private static final Pattern STAGE =
            Pattern.compile("arn:aws[^:]*:apigateway:[^:]*:[^:]*:/restapis/([^/]+)/stages/([^/]+)");

    private final Store store;
    private final String region;

    Associations(Store store, Settings settings) {
        this.store = store;
        this.region = settings.get(Setting.REGION);
    }

    @Override
    public Map<String, Function<Input, Uni<? extends JsonNode>>> operations() {
        return Map.of(
                "AssociateWebACL", this::associate,
                "DisassociateWebACL", this::disassociate,
                "GetWebACLForResource", this::get,
                "ListResourcesForWebACL", this::list);
    }

    private record StageArn(String apiId, String name) {

        static StageArn parse(@Nullable String arn) {
            Matcher form = STAGE.matcher(Objects.requireNonNullElse(arn, ""));
            if (!form.matches()) {
                throw WafArn.malformed(arn);
            }
            return new StageArn(form.group(1), form.group(2));
        }

        ObjectNode in(ObjectNode api) {
            if (api.path("stages").get(name) instanceof ObjectNode stage) {
                return stage;
            }
            throw WafFault.nonexistent();
        }
    }

    /** The web ACL stays locked until the stage names it, so nobody deletes it meanwhile. */
    private Uni<ObjectNode> associate(Input input) {
        String arn = input.text(ACL);
        WafArn acl = WafArn.parse(arn, Entity.WEB_ACL);
        StageArn resource = StageArn.parse(input.text(RESOURCE));
        return change(
                resource,
                (tx, stage) -> tx.edit(Kind.WEB_ACL, acl.id(), WafFault::nonexistent)
                        .invoke(found -> {
                            if (!found.path("ARN").asText().equals(arn)) {
                                throw WafFault.nonexistent();
                            }
                            stage.put(MEMBER, arn);
                        })
                        .replaceWithVoid());
    }

    private Uni<ObjectNode> disassociate(Input input) {
        return change(StageArn.parse(input.text(RESOURCE)), (tx, stage) -> {
            stage.remove(MEMBER);
            return Uni.createFrom().voidItem();
        });
    }

    /** What is done to a stage within a transaction. */
    @FunctionalInterface
    private interface Change {
        Uni<Void> apply(Transaction tx, ObjectNode stage);
    }

    private Uni<ObjectNode> change(StageArn arn, Change change) {
        return store.transact(tx -> tx.edit(Kind.REST_API, arn.apiId(), WafFault::nonexistent)
                .chain(api -> {
                    ObjectNode stage = arn.in(api);
                    String before = stage.path(MEMBER).asText();
                    return change.apply(tx, stage)
                            .chain(() -> before.equals(stage.path(MEMBER).asText())
                                    ? Uni.createFrom().voidItem()
                                    : Publication.of(tx, api, stage));
                })
                .replaceWith(JsonNodeFactory.instance::objectNode));
    }

    private Uni<ObjectNode> get(Input input) {
        StageArn arn = StageArn.parse(input.text(RESOURCE));
        return store.read(Kind.REST_API, arn.apiId(), WafFault::nonexistent).chain(api -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            JsonNode named = arn.in(api).path(MEMBER);
            return named.isMissingNode()
                    ? Uni.createFrom().item(answer)
                    : store.read(Kind.WEB_ACL, WafArn.parse(named.asText()).id(), WafFault::nonexistent)
                            .map(acl -> answer.set("WebACL", Entity.bare(acl)));
        });
    }

    private Uni<ObjectNode> list(Input input) {
        String arn = String.valueOf(input.text(ACL));
        WafArn acl = WafArn.parse(arn, Entity.WEB_ACL);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode resources = answer.putArray("ResourceArns");
        String type = Objects.requireNonNullElse(input.text("ResourceType"), "API_GATEWAY");
        return store.transact(tx -> tx.read(Kind.WEB_ACL, acl.id(), WafFault::nonexistent)
                .chain(() -> tx.naming(Kind.REST_API, MEMBER, arn))
                .chain(ids -> {
                    Uni<Void> listed = Uni.createFrom().voidItem();
                    for (String id : type.equals("API_GATEWAY") ? ids : List.<String>of()) {
                        listed = listed.chain(() -> tx.read(Kind.REST_API, id, WafFault::nonexistent))
                                .invoke(api -> add(api, arn, resources))
                                .replaceWithVoid();
                    }
                    return listed;
                })
                .replaceWith(answer));
    }

    private void add(ObjectNode api, String arn, ArrayNode resources) {
        api.path("stages").properties().forEach(stage -> {
            if (stage.getValue().path(MEMBER).asText().equals(arn)) {
                resources.add("arn:aws:apigateway:" + region + "::/restapis/"
                        + api.path("id").asText() + "/stages/" + stage.getKey());
            }
        });
    }
}
