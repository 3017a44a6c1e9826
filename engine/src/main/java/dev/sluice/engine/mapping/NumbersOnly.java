package dev.sluice.engine.mapping;

import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.ASTAddNode;
import org.apache.velocity.runtime.parser.node.ASTComparisonNode;
import org.apache.velocity.runtime.parser.node.ASTEQNode;
import org.apache.velocity.runtime.parser.node.ASTMathNode;
import org.apache.velocity.runtime.parser.node.ASTNENode;
import org.apache.velocity.runtime.parser.node.MathUtils;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic and order as Velocity 1 has them, of numbers alone: Velocity 2 would read a number out of a text. What is no
 * number makes nothing, and is neither more nor less than anything.
 */
final class NumbersOnly {

    private NumbersOnly() {}

    /** The node that stands in for this one; null where it may stay. */
    static @Nullable Node instead(Node node) {
        if (node instanceof ASTMathNode arithmetic && !(node instanceof ASTAddNode)) {
            return new Arithmetic(arithmetic);
        }
        if (node instanceof ASTComparisonNode order && !(node instanceof ASTEQNode) && !(node instanceof ASTNENode)) {
            return new Order(order);
        }
        return null;
    }

    private static final class Arithmetic extends SimpleNode {

        private final ASTMathNode operation;

        Arithmetic(ASTMathNode operation) {
            super(0);
            this.operation = operation;
        }

        @Override
        public @Nullable Object value(InternalContextAdapter context) {
            Object left = operation.jjtGetChild(0).value(context);
            Object right = operation.jjtGetChild(1).value(context);
            return left instanceof Number first && right instanceof Number second
                    ? operation.perform(first, second, context)
                    : null;
        }

        @Override
        public boolean evaluate(InternalContextAdapter context) {
            return value(context) != null;
        }
    }

    private static final class Order extends SimpleNode {

        private final ASTComparisonNode order;

        Order(ASTComparisonNode order) {
            super(0);
            this.order = order;
        }

        @Override
        public Object value(InternalContextAdapter context) {
            return evaluate(context);
        }

        @Override
        public boolean evaluate(InternalContextAdapter context) {
            Object left = order.jjtGetChild(0).value(context);
            Object right = order.jjtGetChild(1).value(context);
            return left instanceof Number first
                    && right instanceof Number second
                    && order.numberTest(MathUtils.compare(first, second));
        }
    }
}
