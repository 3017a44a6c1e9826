package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Input;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What web ACLs and sets have in common: a name that is theirs alone, an id, an ARN, and a lock token that changes with each
 * change, so that nobody changes what they have not seen.
 *
 * @param type AWS's name of it, such as {@code IPSet}
 * @param path how an ARN names the type
 */
record Entity(Kind kind, String type, String path) {

    static final Entity WEB_ACL = new Entity(Kind.WEB_ACL, "WebACL", "webacl");
    static final Entity IP_SET = new Entity(Kind.IP_SET, "IPSet", "ipset");
    static final Entity REGEX_PATTERN_SET = new Entity(Kind.REGEX_PATTERN_SET, "RegexPatternSet", "regexpatternset");
    static final List<Entity> ALL = List.of(WEB_ACL, IP_SET, REGEX_PATTERN_SET);

    static final String LOCK_TOKEN = "LockToken";

    /** An object by name; no answer of an entity shows it. */
    static final String TAGS = "Tags";

    private static final Pattern NAME = Pattern.compile("[\\w\\-]{1,128}");
    private static final int MOST_LISTED = 100;

    /** A new one of what CreateX was given; {@code owner} is {@code REGION:ACCOUNT}. */
    ObjectNode made(Input input, String owner) {
        scope(input);
        String name = input.text("Name");
        new Constraints().required("name", name).matches("name", name, NAME).check();
        String id = UUID.randomUUID().toString();
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        made.put("Name", name)
                .put("Id", id)
                .put("ARN", "arn:aws:wafv2:" + owner + ":regional/" + path + "/" + name + "/" + id);
        describe(made, input);
        relock(made);
        ObjectNode tags = made.putObject(TAGS);
        input.objects("Tags").forEach(tag -> tags.put(tag.text("Key"), tag.text("Value")));
        return made;
    }

    /** AWS shows an empty description where there is none. */
    static void describe(ObjectNode entity, Input input) {
        String description = input.text("Description");
        entity.put("Description", description == null ? "" : description);
    }

    static String relock(ObjectNode entity) {
        String token = UUID.randomUUID().toString();
        entity.put(LOCK_TOKEN, token);
        return token;
    }

    /** Clients that make one of the same name at the same moment may both succeed. */
    Uni<Void> add(Transaction tx, ObjectNode entity) {
        ObjectNode same = JsonNodeFactory.instance.objectNode();
        same.set("Name", entity.get("Name"));
        return tx.list(Listing.of(kind, "", 1).containing(same))
                .invoke(named -> {
                    if (!named.isEmpty()) {
                        throw WafFault.duplicate();
                    }
                })
                .chain(() -> tx.add(kind, entity.path("Id").asText(), entity));
    }

    /** The one that the input's name and id mean, locked. */
    Uni<ObjectNode> edit(Transaction tx, Input input) {
        return tx.edit(kind, id(input), WafFault::nonexistent).invoke(entity -> checkNamed(entity, input));
    }

    static void checkNamed(ObjectNode entity, Input input) {
        if (!entity.path("Name").asText().equals(input.text("Name"))) {
            throw WafFault.nonexistent();
        }
    }

    static void checkUnchanged(ObjectNode entity, Input input) {
        String token = input.text(LOCK_TOKEN);
        new Constraints().required("lockToken", token).check();
        if (!entity.path(LOCK_TOKEN).asText().equals(token)) {
            throw WafFault.stale();
        }
    }

    String id(Input input) {
        scope(input);
        String id = input.text("Id");
        new Constraints()
                .required("name", input.text("Name"))
                .required("id", id)
                .check();
        return String.valueOf(id);
    }

    /** There are stages of APIs here, and no distributions. */
    static void scope(Input input) {
        String scope = input.text("Scope");
        new Constraints()
                .required("scope", scope)
                .oneOf("scope", scope, List.of("CLOUDFRONT", "REGIONAL"))
                .check();
        if ("CLOUDFRONT".equals(scope)) {
            throw WafFault.invalid(
                    "This gateway has no CloudFront distributions, only the scope REGIONAL.",
                    "SCOPE_VALUE",
                    "CLOUDFRONT");
        }
    }

    static ObjectNode summary(JsonNode entity) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("Name", "Id", "Description", LOCK_TOKEN, "ARN")) {
            summary.set(member, entity.get(member));
        }
        return summary;
    }

    /** {@code {"Summary": {...}}}. */
    static ObjectNode summarised(JsonNode entity) {
        return JsonNodeFactory.instance.objectNode().set("Summary", summary(entity));
    }

    /** {@code {"IPSet": {...}, "LockToken"}}. */
    ObjectNode shown(ObjectNode entity) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set(type, bare(entity));
        return answer.put(LOCK_TOKEN, entity.path(LOCK_TOKEN).asText());
    }

    static ObjectNode bare(ObjectNode entity) {
        return entity.deepCopy().without(List.of(LOCK_TOKEN, TAGS));
    }

    Listing listing(Input input) {
        scope(input);
        String after = input.text("NextMarker");
        return Listing.of(kind, after == null ? "" : after, limit(input) + 1);
    }

    /** {@code {"IPSets": [summaries], "NextMarker"?}} of what {@link #listing} found. */
    ObjectNode listed(List<ObjectNode> found, Input input) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var summaries = answer.putArray(type + "s");
        int limit = limit(input);
        found.stream().limit(limit).forEach(entity -> summaries.add(summary(entity)));
        if (found.size() > limit) {
            answer.put("NextMarker", found.get(limit - 1).path("Id").asText());
        }
        return answer;
    }

    private static int limit(Input input) {
        int limit = input.json().path("Limit").asInt(MOST_LISTED);
        if (limit < 1 || limit > MOST_LISTED) {
            throw WafFault.invalid("A limit is 1 to 100.", "ENTITY_LIMIT", String.valueOf(limit));
        }
        return limit;
    }
}
