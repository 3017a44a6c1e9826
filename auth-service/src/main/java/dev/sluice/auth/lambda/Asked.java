package dev.sluice.auth.lambda;

import dev.sluice.contract.access.AccessQuestion;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.sigv4.SigV4;
import java.nio.charset.StandardCharsets;

/**
 * What a function was asked, method apart: one answer serves every method of the stage. The token is kept as its hash.
 *
 * @param stage {@code {apiId}/{stage}}
 */
record Asked(String stage, Authorizer authorizer, String tokenHash) {

    static Asked in(AccessQuestion question) {
        return new Asked(
                question.stage(),
                question.authorizer(),
                SigV4.sha256(question.token().getBytes(StandardCharsets.UTF_8)));
    }
}
