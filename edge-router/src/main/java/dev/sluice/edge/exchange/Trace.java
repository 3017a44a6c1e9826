package dev.sluice.edge.exchange;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The X-Ray trace of a request: the client's, with a parent added where it names none, else a new one. */
public record Trace(String header) {

    public static final String HEADER = "X-Amzn-Trace-Id";

    static Trace of(@Nullable String sent, Instant now) {
        if (sent == null || !sent.contains("Root=")) {
            return new Trace("Root=1-" + HexFormat.of().toHexDigits((int) now.getEpochSecond()) + "-" + hex(12));
        }
        return new Trace(sent.contains("Parent=") ? sent : sent + ";Parent=" + hex(8));
    }

    /** As a function's answer tells it: with a parent, and whether the trace is sampled. */
    public String ofFunction() {
        String parent = header.contains("Parent=") ? header : header + ";Parent=" + hex(8);
        return parent.contains("Sampled=") ? parent : parent + ";Sampled=0";
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
