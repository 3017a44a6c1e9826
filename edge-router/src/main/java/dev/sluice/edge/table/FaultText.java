package dev.sluice.edge.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template of a gateway response, which is no VTL: variables are replaced by their values, and all else stays as it
 * is written.
 *
 * <p>Source: AWS guide, "Setting up gateway responses to customize error responses".
 */
public record FaultText(List<Part> parts) {

    private static final String NAME = "(context(?:\\.\\w+)+|stageVariables\\.\\w+"
            + "|method\\.request\\.(?:header|path|querystring|multivalueheader|multivaluequerystring)\\.[\\w-]+)";
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:" + NAME + "|\\{" + NAME + "})");
    private static final String ERROR = "context.error.";

    public FaultText {
        parts = List.copyOf(parts);
    }

    /** A piece of a template. */
    public sealed interface Part {}

    /** Taken as it is. */
    public record Literal(String text) implements Part {}

    /** A value of the request, or of its stage. */
    public record Value(Source source) implements Part {}

    /** {@code $context.error.NAME}. */
    public record Error(String name) implements Part {}

    static FaultText parse(String text, StageVariables variables) {
        List<Part> parts = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(text);
        int at = 0;
        while (variable.find()) {
            parts.add(new Literal(text.substring(at, variable.start())));
            parts.add(part(Objects.requireNonNullElse(variable.group(1), variable.group(2)), variables));
            at = variable.end();
        }
        parts.add(new Literal(text.substring(at)));
        return new FaultText(parts);
    }

    private static Part part(String name, StageVariables variables) {
        return name.startsWith(ERROR)
                ? new Error(name.substring(ERROR.length()))
                : new Value(Source.parse(name, "method.request.", variables));
    }
}
