package dev.sluice.contract.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An identity policy as a Lambda authorizer returns one. It knows no principals, which only resource policies have.
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
        return PolicyReader.read(document);
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
