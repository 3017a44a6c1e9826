package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import java.util.List;
import java.util.regex.Pattern;

/** How an API may be reached: {@code securityPolicy} and {@code endpointAccessMode}, which are kept and shown. */
public final class EndpointSecurity {

    private static final Pattern POLICY = Pattern.compile("TLS_1_0|TLS_1_2|SecurityPolicy_[A-Za-z0-9_]{1,100}");
    private static final List<String> MODES = List.of("BASIC", "STRICT");

    private EndpointSecurity() {}

    /** Throws AWS's BadRequestException where what the tree says of either is none. */
    public static void check(ObjectNode tree) {
        if (!POLICY.matcher(tree.path("securityPolicy").asText("TLS_1_0")).matches()) {
            throw AwsFault.badRequest("Invalid security policy specified. Valid options are [TLS_1_0, TLS_1_2]");
        }
        if (!MODES.contains(tree.path("endpointAccessMode").asText("BASIC"))) {
            throw AwsFault.badRequest("Invalid endpointAccessMode specified. Valid options are " + MODES);
        }
    }
}
