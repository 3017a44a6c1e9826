package dev.sluice.contract.webacl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of a request that a rule matches. {@code response} is for one that is blocked; null for the stage's own. */
public record RuleAction(Kind kind, @Nullable CustomResponse response) {

    public RuleAction {
        if (kind == null) {
            throw new IllegalArgumentException("an action of no kind");
        }
    }

    /** Without a response of its own. */
    public static RuleAction of(Kind kind) {
        return new RuleAction(kind, null);
    }

    /** What an action can be. */
    public enum Kind {
        ALLOW,
        BLOCK,
        /** Goes on with the next rule. */
        COUNT
    }

    /**
     * An answer that takes the place of every other.
     *
     * @param contentType null where there is no body
     */
    public record CustomResponse(
            int status,
            Map<String, String> headers,
            @Nullable String contentType,
            String body) {

        public CustomResponse {
            headers = headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
            body = body == null ? "" : body;
        }
    }
}
