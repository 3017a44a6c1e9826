package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.admin.wire.Input;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.function.Function;

/** Operations of AWS WAF that belong together, by their names. Every CDI bean of this type is served. */
interface WafOperations {

    Map<String, Function<Input, Uni<? extends JsonNode>>> operations();
}
