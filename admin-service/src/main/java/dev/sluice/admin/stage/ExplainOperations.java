package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.rest.ApiTree;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.Operation.Access;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.explain.ExplainGrant;
import dev.sluice.contract.settings.ClusterToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Grants leave to have requests to a stage explained: the header that they are to carry, for five minutes or as asked. */
@ApplicationScoped
public class ExplainOperations implements OperationGroup {

    private static final int USUAL_SECONDS = 300;
    private static final int MOST_SECONDS = 3_600;

    private final Apis apis;
    private final ClusterToken token;
    private final Clock clock;

    ExplainOperations(Apis apis, ClusterToken token, Clock clock) {
        this.apis = apis;
        this.token = token;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.sluice(
                "GrantExplanations", "POST", StageInsight.STAGE + "/explain", Access.TRUSTED, this::grant));
    }

    private Uni<Reply> grant(Call call) {
        int seconds = Objects.requireNonNullElse(call.input().whole("ttlSeconds"), USUAL_SECONDS);
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw AwsFault.badRequest("ttlSeconds must be 1 to " + MOST_SECONDS);
        }
        return apis.read(call, tree -> {
            ApiTree.part(tree.path("stages").get(call.path("stage_name")), StageInsight.NONE);
            return granted(tree.path("id").asText(), call.path("stage_name"), seconds);
        });
    }

    private ObjectNode granted(String apiId, String stageName, int seconds) {
        long expires = clock.instant().getEpochSecond() + seconds;
        return JsonNodeFactory.instance
                .objectNode()
                .put("header", ExplainGrant.HEADER)
                .put("value", new ExplainGrant(apiId, stageName, expires).signed(token))
                .put("expires", Instant.ofEpochSecond(expires).toString());
    }
}
