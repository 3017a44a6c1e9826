package dev.sluice.admin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.policy.MalformedPolicy;
import dev.sluice.contract.policy.Policy;
import dev.sluice.contract.wire.Wire;

/** An API's resource policy, a JSON text: one that routers could not read is refused before it is stored. */
public final class ApiPolicy {

    private ApiPolicy() {}

    /** As AWS shows it: compact, and with its quotes escaped once more, which Terraform's provider undoes. */
    static String shown(String document) {
        try {
            String quoted = TextNode.valueOf(Wire.mapper().readTree(document).toString())
                    .toString();
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy was stored that is none", e);
        }
    }

    /** Throws AWS's BadRequestException where it is neither blank nor a policy. */
    public static void check(String document) {
        try {
            if (!document.isBlank()) {
                Policy.readResource(Wire.mapper().readTree(document), "any");
            }
        } catch (JsonProcessingException | MalformedPolicy e) {
            throw AwsFault.badRequest(
                    "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.");
        }
    }
}
