package dev.sluice.admin.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.admin.fault.AwsFault;
import java.util.Collection;

/** What the text of a patch operation's value means. Throws AWS's BadRequestException where it does not mean that. */
@FunctionalInterface
public interface Value {

    JsonNode parse(String text);

    Value TEXT = TextNode::valueOf;

    Value FLAG = text -> BooleanNode.valueOf(text.equalsIgnoreCase("true"));

    Value WHOLE = text -> {
        try {
            return IntNode.valueOf(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw AwsFault.badRequest("Invalid integer value: " + text);
        }
    };

    Value DECIMAL = text -> {
        try {
            return DoubleNode.valueOf(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw AwsFault.badRequest("Invalid number value: " + text);
        }
    };

    /** One of those allowed, else {@code wrong} is the error. */
    static Value oneOf(Collection<String> allowed, String wrong) {
        return text -> {
            if (!allowed.contains(text)) {
                throw AwsFault.badRequest(wrong);
            }
            return TextNode.valueOf(text);
        };
    }

    /** Not empty, else AWS's error, which names the map. */
    static Value filled(String map) {
        return text -> {
            if (text.isEmpty()) {
                throw AwsFault.badRequest("Invalid null or empty value in " + map);
            }
            return TextNode.valueOf(text);
        };
    }
}
