package dev.sluice.contract.access;

import dev.sluice.contract.api.Authorizer;
import java.util.List;

/**
 * Asked at {@code POST /internal/access/decisions}: may the bearer of {@code token} call {@code methodArn}? The authorizer
 * is sent whole, stage variables already resolved in its URI, so the answer belongs to the version the router serves.
 * {@code token} is the value of the identity source as the client sent it, with its {@code Bearer} prefix if it had one;
 * {@code scopes} are the method's, any one of which an access token must hold.
 */
public record AccessQuestion(
        String methodArn, Authorizer authorizer, String token, List<String> scopes, String requestId) {

    public AccessQuestion {
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "AccessQuestion[methodArn=" + methodArn + ", authorizer=" + authorizer.id() + "]";
    }
}
