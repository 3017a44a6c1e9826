package dev.sluice.admin.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.admin.wire.Input;
import org.jspecify.annotations.Nullable;

/** What a member of a request may be; another type is AWS's SerializationException. */
enum MemberType {
    TEXT {
        @Override
        JsonNode value(Input input, String name) {
            return TextNode.valueOf(input.requiredText(name));
        }
    },
    FLAG {
        @Override
        JsonNode value(Input input, String name) {
            return BooleanNode.valueOf(input.flag(name, false));
        }
    },
    WHOLE {
        @Override
        JsonNode value(Input input, String name) {
            Integer whole = input.whole(name);
            return IntNode.valueOf(whole == null ? 0 : whole);
        }
    },
    TEXTS {
        @Override
        JsonNode value(Input input, String name) {
            ArrayNode texts = JsonNodeFactory.instance.arrayNode();
            input.texts(name).forEach(texts::add);
            return texts;
        }
    },
    TEXT_MAP {
        @Override
        @Nullable
        JsonNode value(Input input, String name) {
            return input.textMap(name);
        }
    },
    OBJECT {
        @Override
        @Nullable
        JsonNode value(Input input, String name) {
            return input.object(name);
        }
    };

    /** Asked only where the member is present. */
    abstract @Nullable JsonNode value(Input input, String name);
}
