package dev.sluice.engine.mapping;

import java.time.Duration;

/**
 * What one rendering may spend.
 *
 * @param time wall time, for a rendering that works; one that waits for a processor may take ten times as long
 * @param text characters of the output, and of any one string
 * @param work characters that references, methods and conversions produce on the way, all together
 * @param rounds of one {@code #foreach}
 */
record Bounds(Duration time, int text, long work, int rounds) {

    /** AWS's 10 MB payload and 1 000 rounds; time and work are ours, since a rendering holds an event loop: half a second is a hundred times what a large one takes. */
    static final Bounds DEFAULT = new Bounds(Duration.ofMillis(500), 10 * 1024 * 1024, 64L * 1024 * 1024, 1_000);

    /** Characters of a template (API Gateway quotas, "Mapping template size"). */
    static final int TEMPLATE = 300 * 1024;

    /** Bits of a number, and entries of a range literal. */
    static final int NUMBER = 4_096;
}
