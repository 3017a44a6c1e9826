package dev.sluice.admin.wire;

import dev.sluice.admin.fault.AwsFault;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** U+0000, which PostgreSQL keeps in no text: whoever sends one, in whatever way, is answered before anything is done. */
final class NulCharacters {

    private static final byte[] ESCAPE = {'u', '0', '0', '0', '0'};

    private NulCharacters() {}

    /** Throws AWS's SerializationException where one is in the decoded path or query, or in the body. */
    static void refuse(Map<String, String> path, Map<String, List<String>> query, byte[] body) {
        if (isIn(path.values()) || query.values().stream().anyMatch(NulCharacters::isIn) || isIn(body)) {
            throw AwsFault.serialization("The request holds the character U+0000");
        }
    }

    private static boolean isIn(Collection<String> texts) {
        return texts.stream().anyMatch(text -> text.indexOf('\0') >= 0);
    }

    /** As it is, or as JSON escapes it: after a backslash that is not itself escaped. */
    static boolean isIn(byte[] body) {
        for (int i = 0; i < body.length; i++) {
            if (body[i] == 0) {
                return true;
            }
            if (body[i] == '\\') {
                i++;
                if (startsAt(body, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean startsAt(byte[] body, int start) {
        for (int i = 0; i < ESCAPE.length; i++) {
            if (start + i >= body.length || body[start + i] != ESCAPE[i]) {
                return false;
            }
        }
        return true;
    }
}
