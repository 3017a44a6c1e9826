package dev.sluice.edge.table;

import dev.sluice.engine.mapping.BodyPath;

/** Where a mapped value comes from: the right-hand side of a parameter mapping. */
public sealed interface Source {

    /** A value in single quotes; also a stage variable, which is fixed once a stage is compiled. */
    record Fixed(String value) implements Source {}

    /** {@code method.request.header.NAME}, or {@code integration.response.header.NAME}. */
    record Header(String name, boolean multi) implements Source {}

    /** {@code method.request.path.NAME}. */
    record PathParameter(String name) implements Source {}

    /** {@code method.request.querystring.NAME}. */
    record Query(String name, boolean multi) implements Source {}

    /** {@code method.request.body} or {@code integration.response.body}, whole or at a JSON path. */
    record Body(BodyPath path) implements Source {}

    /** {@code context.NAME}. */
    record Context(String name) implements Source {}

    /**
     * Reads a mapping expression. {@code side} is {@code method.request.} or {@code integration.response.}.
     *
     * @throws CompileException naming the expression where it is none
     */
    static Source parse(String expression, String side, StageVariables variables) {
        if (expression.length() >= 2 && expression.startsWith("'") && expression.endsWith("'")) {
            return new Fixed(expression.substring(1, expression.length() - 1));
        }
        if (expression.startsWith("stageVariables.")) {
            return new Fixed(variables.get(expression.substring("stageVariables.".length())));
        }
        if (expression.startsWith("context.")) {
            return new Context(expression.substring("context.".length()));
        }
        if (!expression.startsWith(side)) {
            throw new CompileException("not a mapping expression: " + expression);
        }
        return parameter(expression, expression.substring(side.length()));
    }

    private static Source parameter(String expression, String rest) {
        if (rest.equals("body") || rest.startsWith("body.")) {
            return new Body(jsonPath(expression, "$" + rest.substring("body".length())));
        }
        int dot = rest.indexOf('.');
        String name = rest.substring(dot + 1);
        return switch (dot < 0 ? "" : rest.substring(0, dot)) {
            case "header" -> new Header(name, false);
            case "multivalueheader" -> new Header(name, true);
            case "path" -> new PathParameter(name);
            case "querystring" -> new Query(name, false);
            case "multivaluequerystring" -> new Query(name, true);
            default -> throw new CompileException("not a mapping expression: " + expression);
        };
    }

    private static BodyPath jsonPath(String expression, String path) {
        try {
            return BodyPath.compile(path);
        } catch (IllegalArgumentException e) {
            throw new CompileException("not a JSON path in mapping expression " + expression, e);
        }
    }
}
