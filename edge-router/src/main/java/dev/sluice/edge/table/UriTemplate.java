package dev.sluice.edge.table;

import java.util.ArrayList;
import java.util.List;

/** A backend's URI with {@code {name}} places in it, cut into its parts once. */
public record UriTemplate(List<Part> parts) {

    public UriTemplate {
        parts = List.copyOf(parts);
    }

    /** A piece of a URI. */
    public sealed interface Part {}

    /** Taken as it is. */
    public record Literal(String text) implements Part {}

    /** Filled by the integration's path parameter of this name. */
    public record Place(String name) implements Part {}

    /** Throws {@link CompileException} when it does not begin with http:// or https://. */
    static UriTemplate parse(String uri) {
        if (!uri.startsWith("http://") && !uri.startsWith("https://")) {
            throw new CompileException("not an HTTP endpoint: " + uri);
        }
        return relative(uri);
    }

    /** Of a path and perhaps a query. */
    static UriTemplate relative(String uri) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (int open = uri.indexOf('{'); open >= 0; open = uri.indexOf('{', at)) {
            int close = uri.indexOf('}', open);
            if (close < 0) {
                break;
            }
            parts.add(new Literal(uri.substring(at, open)));
            String name = uri.substring(open + 1, close);
            parts.add(new Place(name.endsWith("+") ? name.substring(0, name.length() - 1) : name));
            at = close + 1;
        }
        parts.add(new Literal(uri.substring(at)));
        return new UriTemplate(parts);
    }
}
