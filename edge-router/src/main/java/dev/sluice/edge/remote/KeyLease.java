package dev.sluice.edge.remote;

import dev.sluice.contract.access.SigningKey;

/** What auth-service says of an access key, and of the session token beside it where there is one. */
public sealed interface KeyLease {

    /** It may sign, and this verifies it. */
    record Held(SigningKey key) implements KeyLease {}

    /** It was a session's, which is over. */
    record Expired() implements KeyLease {}

    /** There is no such access key, or the token is none or another's. */
    record Unknown() implements KeyLease {}
}
