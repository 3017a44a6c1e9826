package dev.sluice.engine.mapping;

import java.time.Duration;

/**
 * What one rendering may spend.
 *
 * @param time wall time, for a rendering that works; one that waits for a processor may take ten times as long
 * @param steps of work, each around a tenth of a microsecond: the same template ends at the same place on any machine
 * @param text characters of the output, and of any one string
 * @param work characters that references, methods and conversions produce on the way, all together
 * @param rounds of one {@code #foreach}
 */
record Bounds(Duration time, long steps, int text, long work, int rounds) {

    /**
     * AWS's 10 MB payload and 1 000 rounds. Steps and work are ours: half a second or so, a hundred times what a large
     * template takes. Time is for what no step counts.
     */
    static final Bounds DEFAULT =
            new Bounds(Duration.ofSeconds(2), 5_000_000, 10 * 1024 * 1024, 64L * 1024 * 1024, 1_000);

    /** Characters of a template (API Gateway quotas, "Mapping template size"). */
    static final int TEMPLATE = 300 * 1024;

    /** Bits of a number, and entries of a range literal. */
    static final int NUMBER = 4_096;
}
