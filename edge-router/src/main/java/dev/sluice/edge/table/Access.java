package dev.sluice.edge.table;

import dev.sluice.contract.api.Authorizer;
import java.util.List;

/** Who may call a method. */
public sealed interface Access {

    /** Anyone. */
    record Open() implements Access {}

    /** Whoever signs with SigV4 as a principal that may. */
    record Iam() implements Access {}

    /**
     * Whoever an authorizer lets in.
     *
     * @param authorizer with the stage's variables resolved in its URI
     * @param identityHeader the header that carries the token
     * @param scopes any of which the token must have, none for no demand
     */
    record Authorized(Authorizer authorizer, String identityHeader, List<String> scopes) implements Access {
        public Authorized {
            scopes = List.copyOf(scopes);
        }
    }
}
