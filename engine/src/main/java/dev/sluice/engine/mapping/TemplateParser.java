package dev.sluice.engine.mapping;

import java.io.Reader;
import java.io.StringReader;
import java.util.Properties;
import org.apache.velocity.Template;
import org.apache.velocity.exception.ExtendedParseException;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.exception.TemplateInitException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;
import org.slf4j.helpers.NOPLogger;

/**
 * Velocity 2, set up to behave as AWS's Velocity 1: white space as then, any text is true, macros and {@code #evaluate},
 * {@code #include} and {@code #parse} are plain text. There is no file or class path to load from.
 */
final class TemplateParser {

    private static final RuntimeInstance VELOCITY = velocity();

    private TemplateParser() {}

    /** Throws {@link MappingException} naming the template, the line and the column. */
    static Template parse(String name, String vtl) {
        var template = new Template();
        template.setRuntimeServices(VELOCITY);
        template.setName(name);
        try {
            SimpleNode root = VELOCITY.parse(new StringReader(vtl), template);
            checkRanges(name, root);
            template.setData(root);
            template.initDocument();
            return template;
        } catch (ParseException e) {
            throw e instanceof ExtendedParseException place
                    ? refused(name, place.getLineNumber(), place.getColumnNumber(), e)
                    : new MappingException(MappingException.Reason.TEMPLATE, name + ": " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new MappingException(MappingException.Reason.TEMPLATE, name + ": nested too deeply", e);
        } catch (TemplateInitException e) {
            throw refused(name, e.getLineNumber(), e.getColumnNumber(), e);
        } catch (VelocityException e) {
            throw new MappingException(MappingException.Reason.TEMPLATE, name + ": " + e.getMessage(), e);
        }
    }

    private static MappingException refused(String name, int line, int column, Exception cause) {
        return new MappingException(
                MappingException.Reason.TEMPLATE,
                name + " line " + line + ", column " + column + ": " + firstLine(cause),
                cause);
    }

    private static String firstLine(Exception cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** A range is of two whole numbers written out, and no longer than a loop: as AWS, and its size is known now. */
    private static void checkRanges(String name, Node node) {
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            checkRanges(name, node.jjtGetChild(i));
        }
        if (node instanceof ASTIntegerRange range && length(range) > Bounds.NUMBER) {
            throw new MappingException(
                    MappingException.Reason.TEMPLATE,
                    name + " line " + range.getLine() + ", column " + range.getColumn()
                            + ": a range is of two whole numbers, at most " + Bounds.NUMBER + " apart");
        }
    }

    private static long length(ASTIntegerRange range) {
        return range.jjtGetChild(0) instanceof ASTIntegerLiteral first
                        && range.jjtGetChild(1) instanceof ASTIntegerLiteral last
                ? Math.abs(number(first) - number(last))
                : Long.MAX_VALUE;
    }

    private static long number(ASTIntegerLiteral literal) {
        String digits = literal.literal();
        return digits.length() > 10 ? Integer.MAX_VALUE : Long.parseLong(digits);
    }

    private static RuntimeInstance velocity() {
        var settings = new Properties();
        settings.put(RuntimeConstants.UBERSPECT_CLASSNAME, Sandbox.class.getName());
        settings.put(RuntimeConstants.PARSER_HYPHEN_ALLOWED, true); // as in $x.header.X-Amz-Target
        settings.put(RuntimeConstants.SPACE_GOBBLING, "bc");
        settings.put(RuntimeConstants.CHECK_EMPTY_OBJECTS, false);
        settings.put(RuntimeConstants.VM_PERM_ALLOW_INLINE, false);
        settings.put(RuntimeConstants.RUNTIME_LOG_REFERENCE_LOG_INVALID, false);
        settings.put(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER); // a failure is thrown, and told once
        settings.put(RuntimeConstants.RESOURCE_LOADERS, "none");
        settings.put("resource.loader.none.instance", new NoResources());
        var velocity = new RuntimeInstance();
        velocity.init(settings);
        velocity.removeDirective("include");
        velocity.removeDirective("parse");
        velocity.removeDirective("evaluate");
        return velocity;
    }

    /** Finds nothing. */
    private static final class NoResources extends ResourceLoader {

        @Override
        public void init(ExtProperties configuration) {
            // nothing to configure
        }

        @Override
        public Reader getResourceReader(String source, String encoding) {
            throw new ResourceNotFoundException("templates load nothing: " + source);
        }

        @Override
        public boolean isSourceModified(Resource resource) {
            return false;
        }

        @Override
        public long getLastModified(Resource resource) {
            return 0;
        }
    }
}
