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
                stage(question.methodArn()),
                question.authorizer(),
                SigV4.sha256(question.token().getBytes(StandardCharsets.UTF_8)));
    }

    /** Of {@code arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH}. */
    private static String stage(String methodArn) {
        String[] arn = methodArn.split(":", 6);
        String[] resource = arn[arn.length - 1].split("/", 3);
        return resource.length < 2 ? methodArn : resource[0] + "/" + resource[1];
    }
}
