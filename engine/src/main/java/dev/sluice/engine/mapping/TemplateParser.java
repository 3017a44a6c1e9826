package dev.sluice.engine.mapping;

import java.io.Reader;
import java.io.StringReader;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.Template;
import org.apache.velocity.exception.ExtendedParseException;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.exception.TemplateInitException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.Token;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.apache.velocity.runtime.parser.node.ASTStringLiteral;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.NOPLogger;

/**
 * Velocity 2, set up to behave as AWS's Velocity 1: white space as then, any text is true, macros and {@code #evaluate},
 * {@code #include} and {@code #parse} are plain text. There is no file or class path to load from.
 */
final class TemplateParser {

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");
    private static final RuntimeInstance VELOCITY = velocity();

    private TemplateParser() {}

    /** Throws {@link MappingException} naming the template, the line and the column. */
    static Template parse(String name, String vtl) {
        var template = new Template();
        template.setRuntimeServices(VELOCITY);
        template.setName(name);
        try {
            SimpleNode root = VELOCITY.parse(new StringReader(vtl), template);
            checkRanges(template, root, null);
            template.setData(root);
            template.initDocument();
            TemplateTree.prepare(root);
            return template;
        } catch (ParseException e) {
            throw e instanceof ExtendedParseException place
                    ? refused(name, place.getLineNumber(), place.getColumnNumber(), firstLine(e))
                    : unreadable(name, e);
        } catch (StackOverflowError e) {
            throw new MappingException(MappingException.Reason.TEMPLATE, name + ": nested too deeply", e);
        } catch (TemplateInitException e) {
            throw refused(name, e.getLineNumber(), e.getColumnNumber(), firstLine(e));
        } catch (VelocityException e) {
            throw new MappingException(MappingException.Reason.TEMPLATE, name + ": " + e.getMessage(), e);
        }
    }

    private static MappingException refused(String name, int line, int column, String why) {
        return new MappingException(
                MappingException.Reason.TEMPLATE, name + " line " + line + ", column " + column + ": " + why);
    }

    /** Text that is not even made of tokens, of which Velocity tells the place in words only. */
    private static MappingException unreadable(String name, Exception e) {
        Matcher place = PLACE.matcher(firstLine(e));
        return place.find()
                ? refused(
                        name,
                        Integer.parseInt(place.group(1)),
                        Integer.parseInt(place.group(2)),
                        "unexpected character, or a string without an end")
                : new MappingException(MappingException.Reason.TEMPLATE, name + ": " + firstLine(e), e);
    }

    private static String firstLine(Exception cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * A range that is written out is refused where it is too long. Within the text of a string it must be written out:
     * Velocity keeps the tree of a string to itself, where nothing can bound it later.
     */
    private static void checkRanges(Template template, Node node, @Nullable Node text) throws ParseException {
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            checkRanges(template, node.jjtGetChild(i), text);
        }
        if (node instanceof ASTIntegerRange range && (TemplateTree.written(range) ? tooLong(range) : text != null)) {
            Token at = (text == null ? node : text).getFirstToken();
            throw refused(
                    template.getName(),
                    at.beginLine,
                    at.beginColumn,
                    "a range is of two whole numbers, less than " + Bounds.NUMBER + " apart");
        }
        if (node instanceof ASTStringLiteral string && string.literal().startsWith("\"")) {
            String inner = string.literal();
            if (inner.contains("..")) {
                Node parsed = VELOCITY.parse(new StringReader(inner.substring(1, inner.length() - 1)), template);
                checkRanges(template, parsed, text == null ? node : text);
            }
        }
    }

    private static boolean tooLong(ASTIntegerRange range) {
        return TemplateTree.tooLong(number(range.jjtGetChild(0)), number(range.jjtGetChild(1)));
    }

    private static Number number(Node literal) {
        return Double.valueOf(literal.literal());
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
