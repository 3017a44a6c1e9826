package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.AwsService;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Reply;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** WAFv2 in JSON 1.1: an operation is named by {@code X-Amz-Target}. */
@ApplicationScoped
public class Waf implements AwsService {

    private static final String TARGET = "AWSWAF_20190729.";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/x-amz-json-1.1");

    private final Map<String, Function<Input, Uni<? extends JsonNode>>> operations = new HashMap<>();

    Waf(@All List<WafOperations> groups) {
        groups.forEach(group -> operations.putAll(group.operations()));
    }

    @Override
    public String signingName() {
        return "wafv2";
    }

    @Override
    public Uni<Reply> answer(Call call) {
        String target = call.header("x-amz-target");
        Function<Input, Uni<? extends JsonNode>> operation =
                target == null || !target.startsWith(TARGET) ? null : operations.get(target.substring(TARGET.length()));
        if (operation == null) {
            throw new AwsFault(
                    400, "UnknownOperationException", "This gateway has no operation of AWS WAF named " + target);
        }
        return operation.apply(call.input()).map(answer -> new Reply(200, answer, JSON));
    }

    @Override
    public Reply refusal(String requestId, AwsFault fault) {
        return new Reply(fault.status(), WafFault.body(fault, JsonNodeFactory.instance.objectNode()), JSON);
    }
}
