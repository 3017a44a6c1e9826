package dev.sluice.engine.mapping;

import org.apache.velocity.Template;
import org.apache.velocity.exception.VelocityException;

/** A parsed mapping template. Thread-safe: a rendering shares nothing with another but the parsed form. */
public final class MappingTemplate {

    private final String name;
    private final int size;
    private final Template template;
    private final Bounds bounds;
    private final JsonPaths paths = new JsonPaths();

    private MappingTemplate(String name, int size, Template template, Bounds bounds) {
        this.name = name;
        this.size = size;
        this.template = template;
        this.bounds = bounds;
    }

    /** Throws {@link MappingException} naming the template, and where it can the line and column. */
    public static MappingTemplate compile(String name, String vtl) {
        return compile(name, vtl, Bounds.DEFAULT);
    }

    static MappingTemplate compile(String name, String vtl, Bounds bounds) {
        if (vtl.length() > Bounds.TEMPLATE) {
            throw new MappingException(
                    MappingException.Reason.TEMPLATE, name + ": longer than " + Bounds.TEMPLATE + " characters");
        }
        Backslashes.check(name, vtl);
        return new MappingTemplate(name, vtl.length(), TemplateParser.parse(name, vtl), bounds);
    }

    /** Throws {@link MappingException} where the template fails, or would spend more than it may. */
    public String render(MappingInput input) {
        var budget = new Budget(bounds);
        return ScopedValue.where(Budget.CURRENT, budget).call(() -> rendered(budget, input));
    }

    private String rendered(Budget budget, MappingInput input) {
        var output = new BoundedWriter(budget);
        try {
            template.merge(new TemplateContext(budget, size, input, paths), output);
            return output.toString();
        } catch (MappingException e) {
            throw e.in(name + budget.place());
        } catch (StackOverflowError e) {
            throw new MappingException(MappingException.Reason.LIMIT, name + budget.place() + ": nested too deeply", e);
        } catch (VelocityException | ArithmeticException | IllegalStateException | ClassCastException e) {
            throw new MappingException(
                    MappingException.Reason.TEMPLATE, name + budget.place() + ": " + e.getMessage(), e);
        } catch (java.util.ConcurrentModificationException e) {
            throw new MappingException(
                    MappingException.Reason.TEMPLATE,
                    name + budget.place() + ": changes a list while looping over it",
                    e);
        }
    }
}
