package dev.sluice.contract.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An identity policy as a Lambda authorizer returns one, or an API's resource policy, whose statements name principals.
 *
 * <p>Source: IAM User Guide, "Policy evaluation logic": a denial outweighs every permission, and silence refuses.
 */
public final class Policy {

    private final JsonNode document;
    private final List<Statement> statements;

    Policy(JsonNode document, List<Statement> statements) {
        this.document = document;
        this.statements = List.copyOf(statements);
    }

    /** Throws {@link MalformedPolicy} for anything that IAM's grammar does not know. */
    public static Policy read(JsonNode document) {
        return PolicyReader.identity(document);
    }

    /**
     * An API's resource policy, in which {@code execute-api:/...} stands for what is of that API. Throws
     * {@link MalformedPolicy} as {@link #read} does, and where a statement names no principal.
     */
    public static Policy readResource(JsonNode document, String apiId) {
        return PolicyReader.resource(document, apiId);
    }

    /** As it was read; not to be changed. */
    public JsonNode document() {
        return document;
    }

    public Verdict verdict(PolicyRequest request) {
        Verdict verdict = Verdict.SILENT;
        for (Statement statement : statements) {
            if (statement.appliesTo(request)) {
                if (statement.effect() == Statement.Effect.DENY) {
                    return Verdict.DENY;
                }
                verdict = Verdict.ALLOW;
            }
        }
        return verdict;
    }
}
