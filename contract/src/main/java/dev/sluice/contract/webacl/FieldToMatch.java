package dev.sluice.contract.webacl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a request that a statement looks at.
 *
 * @param name of a single header or query argument; null for other parts
 * @param included names of headers or cookies, or JSON pointers into a body; empty for all
 * @param excluded names of headers or cookies that are left out
 * @param scope of headers, cookies and JSON; null for other parts
 * @param oversize where there is more than is looked at
 * @param invalidJson of a JSON body; null where what can be read of it is looked at
 */
public record FieldToMatch(
        Part part,
        @Nullable String name,
        List<String> included,
        List<String> excluded,
        @Nullable Scope scope,
        Oversize oversize,
        @Nullable InvalidJson invalidJson) {

    public FieldToMatch {
        included = included == null ? List.of() : List.copyOf(included);
        excluded = excluded == null ? List.of() : List.copyOf(excluded);
        oversize = oversize == null ? Oversize.CONTINUE : oversize;
        if (part == null) {
            throw new IllegalArgumentException("a field to match that is no part of a request");
        }
    }

    /** A part that nothing more is to be said of. */
    public static FieldToMatch of(Part part) {
        return new FieldToMatch(part, null, List.of(), List.of(), null, Oversize.CONTINUE, null);
    }

    /** A single header or query argument. */
    public static FieldToMatch named(Part part, String name) {
        return new FieldToMatch(part, name, List.of(), List.of(), null, Oversize.CONTINUE, null);
    }

    /** AWS's components of a request. */
    public enum Part {
        SINGLE_HEADER,
        HEADERS,
        COOKIES,
        SINGLE_QUERY_ARGUMENT,
        ALL_QUERY_ARGUMENTS,
        URI_PATH,
        QUERY_STRING,
        METHOD,
        BODY,
        JSON_BODY;

        public boolean ofBody() {
            return this == BODY || this == JSON_BODY;
        }
    }

    /** Names, values, or both. */
    public enum Scope {
        ALL,
        KEY,
        VALUE;

        public boolean ofKeys() {
            return this != VALUE;
        }

        public boolean ofValues() {
            return this != KEY;
        }
    }

    /** What is said of a part that is larger than what is looked at. */
    public enum Oversize {
        CONTINUE,
        MATCH,
        NO_MATCH
    }

    /** What is said of a body that is not JSON. */
    public enum InvalidJson {
        MATCH,
        NO_MATCH,
        EVALUATE_AS_STRING
    }
}
