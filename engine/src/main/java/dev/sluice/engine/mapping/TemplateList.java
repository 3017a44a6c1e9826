package dev.sluice.engine.mapping;

import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A list that templates may change. A list literal prints as {@code [a, b]}, a JSON array as JSON: AWS tells them apart. */
class TemplateList extends ArrayList<@Nullable Object> {

    private static final long serialVersionUID = 1L;

    TemplateList() {}

    TemplateList(Collection<? extends @Nullable Object> elements) {
        super(elements);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("[");
        for (Object element : this) {
            text.append(text.length() > 1 ? ", " : "").append(Values.member(element));
        }
        return text.append(']').toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        Budget.current().tick();
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        Budget.current().tick();
        return super.hashCode();
    }

    /** A JSON array. */
    static final class OfJson extends TemplateList {

        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return Json.write(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }
}
