package dev.sluice.admin.trial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.peer.Peers;
import dev.sluice.admin.rest.ApiTree;
import dev.sluice.admin.rest.Apis;
import dev.sluice.admin.stage.StageRecord;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.trial.TestInvocation;
import dev.sluice.contract.trial.TestInvoked;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * TestInvokeMethod: an edge router runs the method as a deployment made now would have it. A client certificate must be
 * there, but no backend is shown it, as none is by a deployed stage.
 */
@ApplicationScoped
public class TestInvokeMethod implements OperationGroup {

    private final Store store;
    private final Apis apis;
    private final Peers peers;

    TestInvokeMethod(Store store, Apis apis, Peers peers) {
        this.store = store;
        this.apis = apis;
        this.peers = peers;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.aws(
                "TestInvokeMethod",
                "POST",
                "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}",
                200,
                this::invoke));
    }

    private Uni<Reply> invoke(Call call) {
        Input input = call.input();
        TrialInput trial = TrialInput.of(input);
        return store.read(Kind.REST_API, call.path("restapi_id"), apis.missing(call))
                .map(tree -> question(call, trial, tree))
                .call(() -> certificate(input))
                .chain(question -> peers.edgeRouter().ask("/internal/test-invoke", question, TestInvoked.class))
                .map(told -> Reply.json(shown(told)));
    }

    private static TestInvocation question(Call call, TrialInput trial, ObjectNode tree) {
        String resourceId = call.path("resource_id");
        String verb = call.path("http_method");
        ObjectNode resource =
                ApiTree.part(tree.path("resources").get(resourceId), "Invalid Resource identifier specified");
        if (!resource.path("resourceMethods").has(verb)
                && !resource.path("resourceMethods").has("ANY")) {
            throw AwsFault.notFound("Invalid Method identifier specified");
        }
        ObjectNode alone = ApiTree.frozen(tree);
        alone.withObjectProperty("resources").retain(resourceId);
        return new TestInvocation(
                StageRecord.undeployed(alone, TestInvocation.STAGE, trial.stageVariables()),
                resourceId,
                verb,
                trial.pathWithQueryString(),
                trial.headers(),
                trial.body());
    }

    private Uni<?> certificate(Input input) {
        String id = input.text("clientCertificateId");
        return id == null || id.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.read(
                        Kind.CLIENT_CERTIFICATE,
                        id,
                        () -> AwsFault.notFound("Invalid Client Certificate identifier specified"));
    }

    private static ObjectNode shown(TestInvoked told) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("status", told.status()).put("body", told.body());
        ObjectNode last = shown.putObject("headers");
        ObjectNode all = shown.putObject("multiValueHeaders");
        told.headers().forEach((name, values) -> {
            last.put(name, values.getLast());
            ArrayNode list = all.putArray(name);
            values.forEach(list::add);
        });
        return shown.put("log", told.log()).put("latency", told.latencyMillis());
    }
}
