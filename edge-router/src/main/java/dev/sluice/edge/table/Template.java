package dev.sluice.edge.table;

import dev.sluice.engine.mapping.MappingTemplate;

/** A mapping template, parsed once. An empty one renders nothing. */
public record Template(MappingTemplate parsed) {

    /** Throws {@link CompileException} naming the template and the place in it. */
    static Template compile(String name, String text) {
        try {
            return new Template(MappingTemplate.compile(name, text));
        } catch (RuntimeException e) {
            throw new CompileException(String.valueOf(e.getMessage()), e);
        }
    }
}
