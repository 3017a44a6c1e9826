package dev.sluice.edge.table;

import dev.sluice.engine.mapping.MappingTemplate;

/** A mapping template, parsed once; its name says where it is. An empty one renders nothing. */
public record Template(String name, MappingTemplate parsed) {

    /** Throws {@link CompileException} naming the template and the place in it. */
    static Template compile(String name, String text) {
        try {
            return new Template(name, MappingTemplate.compile(name, text));
        } catch (RuntimeException e) {
            throw new CompileException(String.valueOf(e.getMessage()), e);
        }
    }
}
