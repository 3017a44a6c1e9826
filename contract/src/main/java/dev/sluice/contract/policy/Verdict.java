package dev.sluice.contract.policy;

/** What a policy says of one request. A {@link #DENY} outweighs every {@link #ALLOW}. */
public enum Verdict {
    /** A statement allows it and none denies it. */
    ALLOW,
    /** A statement denies it. */
    DENY,
    /** No statement applies, which refuses too, but not explicitly. */
    SILENT
}
