package dev.sluice.ratelimit.bucket;

import java.util.ArrayList;
import java.util.List;
import org.infinispan.protostream.annotations.Proto;

/** A router that wants tokens of a bucket, whether or not it got some, and when it asked last. */
@Proto
public record Asker(String router, long at) {

    /** How many of them a bucket remembers. */
    private static final int MOST = 64;

    /** The askers of the last {@code window} milliseconds, with this one as the latest. */
    static List<Asker> with(List<Asker> before, String router, long now, long window) {
        List<Asker> after = new ArrayList<>(before);
        after.removeIf(asker -> asker.router.equals(router) || asker.at <= now - window);
        after.add(new Asker(router, now));
        return List.copyOf(after.subList(Math.max(0, after.size() - MOST), after.size()));
    }

    /** What one of {@code askers} may have of {@code there} at once: all of it where it is alone, never nothing. */
    static int fairPart(int there, List<Asker> askers) {
        return Math.ceilDiv(there, askers.size());
    }
}
