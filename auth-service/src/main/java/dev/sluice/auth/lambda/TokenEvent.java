package dev.sluice.auth.lambda;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a TOKEN authorizer's function is sent (API Gateway Developer Guide, "Input to a Lambda authorizer"). */
@RegisterForReflection
public record TokenEvent(String type, String authorizationToken, String methodArn) {

    public TokenEvent(String authorizationToken, String methodArn) {
        this("TOKEN", authorizationToken, methodArn);
    }

    @Override
    public String toString() {
        return "TokenEvent[methodArn=" + methodArn + "]";
    }
}
