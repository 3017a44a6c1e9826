package dev.sluice.auth.lambda;

import dev.sluice.aws.FunctionUri;
import dev.sluice.contract.api.Authorizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The function of an authorizer.
 *
 * @param role whose credentials sign its calls; null for the default ones
 */
public record AuthorizerFunction(FunctionUri uri, @Nullable String role) {

    /** Empty where the authorizer's URI names no function. */
    public static Optional<AuthorizerFunction> of(Authorizer authorizer) {
        String role = authorizer.authorizerCredentials();
        return Optional.ofNullable(authorizer.authorizerUri())
                .flatMap(FunctionUri::of)
                .map(uri -> new AuthorizerFunction(uri, role == null || role.isEmpty() ? null : role));
    }
}
