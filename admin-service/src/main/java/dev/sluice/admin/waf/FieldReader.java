package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.admin.wire.Input;
import dev.sluice.contract.webacl.FieldToMatch;
import dev.sluice.contract.webacl.FieldToMatch.InvalidJson;
import dev.sluice.contract.webacl.FieldToMatch.Oversize;
import dev.sluice.contract.webacl.FieldToMatch.Part;
import dev.sluice.contract.webacl.FieldToMatch.Scope;
import dev.sluice.contract.webacl.Statement.Content;
import dev.sluice.contract.webacl.TextTransformation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a statement looks at, and what is made of it before. */
final class FieldReader {

    private static final String FIELD = "FIELD_TO_MATCH";
    private static final String TRANSFORMATION = "TEXT_TRANSFORMATION";

    private FieldReader() {}

    static Content content(Input statement) {
        return new Content(field(statement.at("FieldToMatch")), transformations(statement));
    }

    /** The constant of this name. */
    static <E extends Enum<E>> E constant(Class<E> type, @Nullable String name, String field) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw WafFault.invalid("There is no such value.", field, String.valueOf(name));
    }

    private static List<TextTransformation> transformations(Input statement) {
        List<Input> told = new ArrayList<>(statement.objects("TextTransformations"));
        Set<Integer> priorities = new HashSet<>();
        told.forEach(each -> priorities.add(priority(each)));
        if (told.isEmpty() || priorities.size() < told.size()) {
            throw WafFault.invalid(
                    "There is at least one transformation, and each has a priority of its own.",
                    TRANSFORMATION,
                    "TextTransformations");
        }
        return told.stream()
                .sorted(Comparator.comparingInt(FieldReader::priority))
                .map(each -> constant(TextTransformation.class, each.text("Type"), TRANSFORMATION))
                .toList();
    }

    private static int priority(Input transformation) {
        JsonNode priority = transformation.json().path("Priority");
        if (!priority.canConvertToInt() || priority.asInt() < 0) {
            throw WafFault.invalid("A priority is a number from 0 on.", TRANSFORMATION, priority.toString());
        }
        return priority.asInt();
    }

    private static FieldToMatch field(Input told) {
        String kind = StatementReader.only(told, FIELD);
        Input part = told.at(kind);
        return switch (kind) {
            case "UriPath" -> FieldToMatch.of(Part.URI_PATH);
            case "QueryString" -> FieldToMatch.of(Part.QUERY_STRING);
            case "Method" -> FieldToMatch.of(Part.METHOD);
            case "AllQueryArguments" -> FieldToMatch.of(Part.ALL_QUERY_ARGUMENTS);
            case "SingleHeader" -> FieldToMatch.named(Part.SINGLE_HEADER, name(part, "SINGLE_HEADER"));
            case "SingleQueryArgument" ->
                FieldToMatch.named(Part.SINGLE_QUERY_ARGUMENT, name(part, "SINGLE_QUERY_ARGUMENT"));
            case "Headers" -> pairs(Part.HEADERS, part, "Headers");
            case "Cookies" -> pairs(Part.COOKIES, part, "Cookies");
            case "Body" -> new FieldToMatch(Part.BODY, null, List.of(), List.of(), null, oversize(part, false), null);
            case "JsonBody" -> json(part);
            default -> throw WafFault.notEvaluated(kind, FIELD);
        };
    }

    private static String name(Input part, String field) {
        String name = part.text("Name");
        if (name == null || name.isBlank() || name.length() > 64) {
            throw WafFault.invalid("A required field is missing from the parameter.", field, String.valueOf(name));
        }
        return name;
    }

    /** {@code names} is how the names in the match pattern are called. */
    private static FieldToMatch pairs(Part part, Input told, String names) {
        String place = part == Part.HEADERS ? "HEADER_MATCH_PATTERN" : "COOKIE_MATCH_PATTERN";
        Input pattern = told.at("MatchPattern");
        String kind = StatementReader.only(pattern, place);
        boolean all = kind.equals("All");
        if (!all && !kind.equals("Included" + names) && !kind.equals("Excluded" + names)) {
            throw WafFault.invalid("There is no such match pattern.", place, kind);
        }
        List<String> named = all ? List.of() : pattern.texts(kind);
        if (!all && named.isEmpty()) {
            throw WafFault.invalid("A required field is missing from the parameter.", place, kind);
        }
        boolean included = kind.startsWith("Included");
        return new FieldToMatch(
                part,
                null,
                included ? named : List.of(),
                included ? List.of() : named,
                constant(Scope.class, told.text("MatchScope"), "MAP_MATCH_SCOPE"),
                oversize(told, true),
                null);
    }

    private static FieldToMatch json(Input told) {
        String place = "JSON_MATCH_PATTERN";
        Input pattern = told.at("MatchPattern");
        String kind = StatementReader.only(pattern, place);
        List<String> paths = kind.equals("IncludedPaths") ? pattern.texts(kind) : List.of();
        if (kind.equals("All") == !paths.isEmpty() || !paths.stream().allMatch(path -> path.startsWith("/"))) {
            throw WafFault.invalid("Paths are JSON pointers, and there is at least one.", place, kind);
        }
        String fallback = told.text("InvalidFallbackBehavior");
        return new FieldToMatch(
                Part.JSON_BODY,
                null,
                paths,
                List.of(),
                constant(Scope.class, told.text("MatchScope"), "JSON_MATCH_SCOPE"),
                oversize(told, false),
                fallback == null ? null : constant(InvalidJson.class, fallback, "BODY_PARSING_FALLBACK_BEHAVIOR"));
    }

    private static Oversize oversize(Input told, boolean required) {
        String handling = told.text("OversizeHandling");
        return handling == null && !required
                ? Oversize.CONTINUE
                : constant(Oversize.class, handling, "OVERSIZE_HANDLING");
    }
}
