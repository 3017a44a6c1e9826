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
     * @param authorizer with the stage's variables resolved in it
     * @param identity where the caller's identity is, none for a REQUEST authorizer that always is to be asked
     * @param scopes any of which the token must have, none for no demand
     */
    record Authorized(Authorizer authorizer, List<Source> identity, List<String> scopes) implements Access {
        public Authorized {
            identity = List.copyOf(identity);
            scopes = List.copyOf(scopes);
        }
    }
}
