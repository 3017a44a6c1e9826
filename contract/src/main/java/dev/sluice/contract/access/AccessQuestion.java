package dev.sluice.contract.access;

import dev.sluice.contract.api.Authorizer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asked at {@code POST /internal/access/decisions}: may the bearer of {@code token} call {@code methodArn}? The authorizer
 * is sent whole, stage variables already resolved in its URI, so the answer belongs to the version the router serves.
 * {@code scopes} are the method's, any one of which an access token must hold.
 *
 * @param token the value of the identity source as the client sent it, with its {@code Bearer} prefix if it had one; of a
 *     REQUEST authorizer {@link #identity} of all its sources
 * @param request what a REQUEST authorizer is shown, null for any other
 */
public record AccessQuestion(
        String methodArn,
        Authorizer authorizer,
        String token,
        List<String> scopes,
        String requestId,
        @Nullable AccessRequest request) {

    public AccessQuestion {
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }

    /** A question about a token, which is all that its authorizer looks at. */
    public AccessQuestion(
            String methodArn, Authorizer authorizer, String token, List<String> scopes, String requestId) {
        this(methodArn, authorizer, token, scopes, requestId, null);
    }

    /** The same question, which shows its authorizer a request. */
    public AccessQuestion showing(@Nullable AccessRequest shown) {
        return new AccessQuestion(methodArn, authorizer, token, scopes, requestId, shown);
    }

    /** Several values as one, which no other values give: what is decided for one caller must not serve another. */
    public static String identity(List<String> values) {
        return values.stream().map(value -> value.length() + ":" + value).collect(Collectors.joining(","));
    }

    /** {@code {apiId}/{stage}}, out of {@code arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH}. */
    public String stage() {
        String[] arn = methodArn.split(":", 6);
        String[] resource = arn[arn.length - 1].split("/", 3);
        return resource.length < 2 ? methodArn : resource[0] + "/" + resource[1];
    }

    @Override
    public String toString() {
        return "AccessQuestion[methodArn=" + methodArn + ", authorizer=" + authorizer.id() + "]";
    }
}
