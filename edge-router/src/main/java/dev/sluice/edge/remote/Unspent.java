package dev.sluice.edge.remote;

/**
 * Tokens of a quota that were leased and not spent.
 *
 * @param leasedAt when the first of them was leased, in epoch milliseconds
 */
record Unspent(int tokens, long leasedAt) {

    Unspent and(Unspent more) {
        return new Unspent(tokens + more.tokens, Math.min(leasedAt, more.leasedAt));
    }
}
