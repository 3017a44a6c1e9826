package dev.sluice.admin.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.peer.Peers;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.config.Quota;
import dev.sluice.contract.limit.BucketUsage;
import dev.sluice.contract.limit.RemainingChange;
import dev.sluice.contract.limit.UsageAnswer;
import dev.sluice.contract.limit.UsageQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a usage plan's quota its keys have spent, day by day, and the word that more, or less, remains. The truth is
 * rate-limit-service's. A key that never called is in no report; a plan without a quota has none to tell of.
 */
@ApplicationScoped
public class UsageOperations implements OperationGroup {

    private static final String NO_KEY = "Invalid Usage Plan Key identifier specified";
    private static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.OPERATIONS)
            .replace("/remaining", Value.WHOLE)
            .build();

    private final Store store;
    private final Peers peers;
    private final Clock clock;

    UsageOperations(Store store, Peers peers, Clock clock) {
        this.store = store;
        this.peers = peers;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("GetUsage", "GET", "/usageplans/{usageplanId}/usage", 200, this::get),
                Operation.aws(
                        "UpdateUsage", "PATCH", "/usageplans/{usageplanId}/keys/{keyId}/usage", 200, this::update));
    }

    private Uni<Reply> get(Call call) {
        Page page = Page.of(call);
        Days days = Days.asked(call);
        return plan(call).chain(plan -> {
            List<String> keyIds = keyIds(plan, call.query("keyId"));
            List<String> following =
                    keyIds.stream().filter(id -> id.compareTo(page.after()) > 0).toList();
            List<String> shown = following.stream().limit(page.limit()).toList();
            ObjectNode answer = answer(plan, days);
            if (following.size() > shown.size()) {
                answer.put("position", Page.closed(shown.getLast()));
            }
            Quota quota = UsagePlanInput.quota(plan.get("quota"));
            return quota == null || shown.isEmpty()
                    ? Uni.createFrom().item(Reply.json(answer))
                    : report(plan, shown, quota, days, answer);
        });
    }

    private Uni<Reply> report(ObjectNode plan, List<String> keyIds, Quota quota, Days days, ObjectNode answer) {
        List<String> buckets = keyIds.stream().map(keyId -> bucket(plan, keyId)).toList();
        return peers.rateLimitService()
                .ask(
                        "/internal/limits/usage",
                        new UsageQuestion(buckets, quota, days.start, days.end),
                        UsageAnswer.class)
                .map(usage -> {
                    for (int i = 0; i < keyIds.size(); i++) {
                        put(answer, keyIds.get(i), usage.usage().get(i));
                    }
                    return Reply.json(answer);
                });
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateUsageInput");
        String keyId = call.path("keyId");
        return plan(call).chain(plan -> {
            if (!keyIds(plan, keyId).contains(keyId)) {
                throw AwsFault.notFound(NO_KEY);
            }
            ObjectNode patched = JsonNodeFactory.instance.objectNode();
            PATCHES.apply(patched, operations);
            Quota quota = UsagePlanInput.quota(plan.get("quota"));
            if (quota == null) {
                throw AwsFault.badRequest("Usage Plan " + call.path("usageplanId") + " has no quota");
            }
            ObjectNode answer = answer(plan, Days.only(today()));
            if (!patched.has("remaining")) {
                return Uni.createFrom().item(Reply.json(answer));
            }
            int remaining = patched.path("remaining").asInt(-1);
            if (remaining < 0) {
                throw AwsFault.badRequest("Remaining quota must be a number from 0 to " + Integer.MAX_VALUE);
            }
            return peers.rateLimitService()
                    .ask(
                            "/internal/limits/remaining",
                            new RemainingChange(bucket(plan, keyId), quota, remaining),
                            BucketUsage.class)
                    .map(usage -> {
                        put(answer, keyId, usage);
                        return Reply.json(answer);
                    });
        });
    }

    private Uni<ObjectNode> plan(Call call) {
        return store.read(Kind.USAGE_PLAN, call.path("usageplanId"), UsagePlanOperations.missing());
    }

    /** In the order of their ids, which is the order of the pages. */
    private static List<String> keyIds(ObjectNode plan, @Nullable String only) {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : plan.path("keyIds")) {
            if (only == null || only.equals(id.asText())) {
                ids.add(id.asText());
            }
        }
        Collections.sort(ids);
        return ids;
    }

    private static ObjectNode answer(ObjectNode plan, Days days) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("usagePlanId", plan.path("id").asText());
        answer.put("startDate", days.start).put("endDate", days.end);
        answer.putObject("values");
        return answer;
    }

    private static void put(ObjectNode answer, String keyId, BucketUsage usage) {
        if (!usage.days().isEmpty()) {
            ArrayNode log = answer.withObjectProperty("values").putArray(keyId);
            usage.days().forEach(day -> log.addArray().add(day.used()).add(day.remaining()));
        }
    }

    /** As edge routers name it. */
    private static String bucket(ObjectNode plan, String keyId) {
        return "usageplan/" + plan.path("id").asText() + "/" + keyId + "/quota";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** From one day to another, both included. */
    private record Days(String start, String end) {

        /** AWS reports 90 days at the most. */
        private static final int MOST = 90;

        static Days only(LocalDate day) {
            return new Days(day.toString(), day.toString());
        }

        static Days asked(Call call) {
            LocalDate start = date(call, "startDate");
            LocalDate end = date(call, "endDate");
            if (end.isBefore(start)) {
                throw AwsFault.badRequest("Invalid time range: the start date must not be after the end date");
            }
            if (start.plusDays(MOST).isBefore(end)) {
                throw AwsFault.badRequest("Invalid time range: at most " + MOST + " days can be asked for");
            }
            return new Days(start.toString(), end.toString());
        }

        private static LocalDate date(Call call, String name) {
            String value = call.query(name);
            if (value == null) {
                throw AwsFault.badRequest("Required parameter '" + name + "' not specified");
            }
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw AwsFault.badRequest("Invalid date '" + value + "' specified for " + name + ": use YYYY-MM-DD");
            }
        }
    }
}
