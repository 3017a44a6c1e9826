package dev.sluice.contract.webacl;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule asks of a request. A statement of a later release cannot be read, and so is never passed over. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Statement.ByteMatch.class, name = "byteMatch"),
    @JsonSubTypes.Type(value = Statement.RegexMatch.class, name = "regexMatch"),
    @JsonSubTypes.Type(value = Statement.SizeConstraint.class, name = "sizeConstraint"),
    @JsonSubTypes.Type(value = Statement.IpMatch.class, name = "ipMatch"),
    @JsonSubTypes.Type(value = Statement.LabelMatch.class, name = "labelMatch"),
    @JsonSubTypes.Type(value = Statement.And.class, name = "and"),
    @JsonSubTypes.Type(value = Statement.Or.class, name = "or"),
    @JsonSubTypes.Type(value = Statement.Not.class, name = "not")
})
public sealed interface Statement {

    /**
     * A part of the request, and what is done to it before it is looked at.
     *
     * @param transformations in their order
     */
    record Content(FieldToMatch field, List<TextTransformation> transformations) {
        public Content {
            transformations = transformations == null ? List.of() : List.copyOf(transformations);
        }
    }

    /**
     * Where a text must stand.
     *
     * @param search its bytes in Base64, as AWS has them
     */
    record ByteMatch(Content content, String search, Position position) implements Statement {}

    /** AWS's positional constraints. */
    enum Position {
        EXACTLY,
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS,
        CONTAINS_WORD
    }

    /** One of these regular expressions is found in it. */
    record RegexMatch(Content content, List<String> patterns) implements Statement {
        public RegexMatch {
            patterns = patterns == null ? List.of() : List.copyOf(patterns);
        }
    }

    /** Its size in bytes. */
    record SizeConstraint(Content content, Comparison comparison, long size) implements Statement {}

    /** AWS's comparison operators. */
    enum Comparison {
        EQ,
        NE,
        LE,
        LT,
        GE,
        GT
    }

    /**
     * The client's address is in one of these ranges.
     *
     * @param addresses in CIDR notation
     * @param forwarded where the address is told by a header; null where it is the connection's
     */
    record IpMatch(List<String> addresses, @Nullable Forwarded forwarded) implements Statement {
        public IpMatch {
            addresses = addresses == null ? List.of() : List.copyOf(addresses);
        }
    }

    /**
     * An address in a header.
     *
     * @param matchesMalformed what is said of a request whose header has no address there
     */
    record Forwarded(String header, boolean matchesMalformed, Place place) {}

    /** Which of a header's addresses. */
    enum Place {
        FIRST,
        LAST,
        ANY
    }

    /** An earlier rule's label. {@code namespace} where the key names namespaces alone. */
    record LabelMatch(boolean namespace, String key) implements Statement {}

    /** All of them hold. */
    record And(List<Statement> statements) implements Statement {
        public And {
            statements = statements == null ? List.of() : List.copyOf(statements);
        }
    }

    /** One of them holds. */
    record Or(List<Statement> statements) implements Statement {
        public Or {
            statements = statements == null ? List.of() : List.copyOf(statements);
        }
    }

    /** It does not hold. */
    record Not(Statement statement) implements Statement {}
}
