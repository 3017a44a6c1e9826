package dev.sluice.contract.config;

/**
 * At most {@code limit} requests in a period; in the first one, {@code offset} of them are spent already.
 */
public record Quota(int limit, int offset, Period period) {

    public Quota {
        if (limit < 0 || offset < 0) {
            throw new IllegalArgumentException("negative quota " + limit + "/" + offset);
        }
    }

    /** Calendar periods in UTC; weeks begin on Sunday, as in AWS usage plans. */
    public enum Period {
        DAY,
        WEEK,
        MONTH
    }
}
