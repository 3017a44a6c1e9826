package dev.sluice.engine.mapping;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.ASTBlock;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.ASTprocess;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/**
 * What a parsed template becomes before it is rendered: each of its parts says where it stands, so that a failure can
 * name it, and a range of which the ends are known only then is bounded.
 */
final class TemplateTree {

    private TemplateTree() {}

    /** Of an initialised tree. */
    static void prepare(Node node) {
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            Node child = node.jjtGetChild(i);
            prepare(child);
            if (child instanceof ASTIntegerRange range && !written(range)) {
                node.jjtAddChild(new BoundedRange(range), i);
            }
            Node instead = NumbersOnly.instead(child);
            if (instead != null) {
                node.jjtAddChild(instead, i);
            }
        }
        if (node instanceof ASTBlock || node instanceof ASTprocess) {
            place(node);
        }
    }

    /** Whether both ends are written out. */
    static boolean written(ASTIntegerRange range) {
        return range.jjtGetChild(0) instanceof ASTIntegerLiteral && range.jjtGetChild(1) instanceof ASTIntegerLiteral;
    }

    static boolean tooLong(@Nullable Object first, @Nullable Object last) {
        return first instanceof Number from
                && last instanceof Number to
                && Math.abs(from.doubleValue() - to.doubleValue()) >= Bounds.NUMBER;
    }

    private static void place(Node block) {
        List<Node> placed = new ArrayList<>();
        for (int i = 0; i < block.jjtGetNumChildren(); i++) {
            Node child = block.jjtGetChild(i);
            if (!(child instanceof ASTText)) {
                placed.add(new Place(child));
            }
            placed.add(child);
        }
        for (int i = placed.size() - 1; i >= 0; i--) { // the last first: a node grows to the index it is given
            block.jjtAddChild(placed.get(i), i);
        }
    }

    /** Renders nothing: what comes after it stands here. */
    private static final class Place extends SimpleNode {

        Place(Node next) {
            super(0);
            this.line = next.getLine();
            this.column = next.getColumn();
        }

        @Override
        public boolean render(InternalContextAdapter context, Writer writer) {
            Budget.current().reach(line, column);
            return true;
        }
    }

    /** A range with an end that is not written out. */
    private static final class BoundedRange extends ASTIntegerRange {

        BoundedRange(ASTIntegerRange range) {
            super(0);
            rsvc = range.getRuntimeServices();
            line = range.getLine();
            column = range.getColumn();
            for (int i = 0; i < range.jjtGetNumChildren(); i++) {
                jjtAddChild(range.jjtGetChild(i), i);
            }
        }

        /** Null, as Velocity, where an end is no number. */
        @Override
        public @Nullable Object value(InternalContextAdapter context) {
            Object first = jjtGetChild(0).value(context);
            Object last = jjtGetChild(1).value(context);
            if (!(first instanceof Number) || !(last instanceof Number)) {
                return null;
            }
            if (tooLong(first, last)) {
                throw Budget.exceeded("made a range of more than " + Bounds.NUMBER + " numbers");
            }
            return super.value(context);
        }
    }
}
