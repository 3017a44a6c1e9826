package dev.sluice.admin.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.peer.Peers;
import dev.sluice.admin.rest.ApiTree;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import dev.sluice.contract.trial.AuthorizerInvocation;
import dev.sluice.contract.trial.AuthorizerInvoked;
import dev.sluice.contract.wire.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** TestInvokeAuthorizer: auth-service runs the authorizer as it is now, whatever is deployed. */
@ApplicationScoped
public class TestInvokeAuthorizer implements OperationGroup {

    private final Store store;
    private final Apis apis;
    private final Peers peers;
    private final Settings settings;

    TestInvokeAuthorizer(Store store, Apis apis, Peers peers, Settings settings) {
        this.store = store;
        this.apis = apis;
        this.peers = peers;
        this.settings = settings;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.aws(
                "TestInvokeAuthorizer",
                "POST",
                "/restapis/{restapi_id}/authorizers/{authorizer_id}",
                200,
                this::invoke));
    }

    private Uni<Reply> invoke(Call call) {
        Input input = call.input();
        TrialInput trial = TrialInput.of(input);
        Map<String, String> context = TrialInput.texts(input.textMap("additionalContext"));
        return store.read(Kind.REST_API, call.path("restapi_id"), apis.missing(call))
                .map(tree -> question(call, trial, context, tree))
                .chain(question ->
                        peers.authService().ask("/internal/access/trials", question, AuthorizerInvoked.class))
                .map(told -> Reply.json(shown(told)));
    }

    private AuthorizerInvocation question(Call call, TrialInput trial, Map<String, String> context, ObjectNode tree) {
        ObjectNode authorizer = ApiTree.part(
                tree.path("authorizers").get(call.path("authorizer_id")), "Invalid Authorizer identifier specified");
        TriedAccess access =
                new TriedAccess(tree.path("id").asText(), settings.get(Setting.REGION), settings.get(Setting.ACCOUNT));
        return new AuthorizerInvocation(
                access.methodArn(), resolved(authorizer, trial), access.request(call.requestId(), trial, context));
    }

    private static Authorizer resolved(ObjectNode authorizer, TrialInput trial) {
        ObjectNode resolved = authorizer.deepCopy();
        String uri = resolved.path("authorizerUri").textValue();
        if (uri != null) {
            resolved.put("authorizerUri", trial.resolve(uri));
        }
        try {
            return Wire.mapper().treeToValue(resolved, Authorizer.class);
        } catch (JsonProcessingException e) {
            throw AwsFault.badRequest("This authorizer cannot be invoked: " + e.getOriginalMessage());
        }
    }

    private static ObjectNode shown(AuthorizerInvoked told) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("clientStatus", told.clientStatus()).put("log", told.log()).put("latency", told.latencyMillis());
        if (told.principalId() != null) {
            shown.put("principalId", told.principalId());
        }
        if (told.policy() != null) {
            shown.put("policy", told.policy());
        }
        if (!told.claims().isEmpty()) {
            ObjectNode claims = shown.putObject("claims");
            told.claims().forEach(claims::put);
        }
        return shown;
    }
}
