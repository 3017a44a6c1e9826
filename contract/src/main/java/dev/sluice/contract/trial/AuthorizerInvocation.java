package dev.sluice.contract.trial;

import dev.sluice.contract.access.AccessRequest;
import dev.sluice.contract.api.Authorizer;

/**
 * Asked at {@code POST /internal/access/trials} of auth-service: what would this authorizer say to this request? Nothing
 * that is kept is used, and nothing is kept.
 *
 * @param authorizer with the variables to try resolved in its URI
 */
public record AuthorizerInvocation(String methodArn, Authorizer authorizer, AccessRequest request) {

    /** The request may hold secrets. */
    @Override
    public String toString() {
        return "AuthorizerInvocation[authorizer=" + authorizer.id() + "]";
    }
}
