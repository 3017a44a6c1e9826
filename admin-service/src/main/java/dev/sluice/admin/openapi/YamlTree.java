package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML as the JSON that it stands for: anchors and merge keys are resolved, keys are text, and a date, a sexagesimal
 * number, and yes, no, on and off stay the text that was written (YAML 1.2, as OpenAPI asks). A tag of another language, such as CloudFormation's {@code !Sub}, is an error.
 */
final class YamlTree {

    /** Aliases can make a small text a huge tree; this many values are more than any API holds. */
    private static final int MOST_VALUES = 1_000_000;

    private static final int DEEPEST = 200;
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

    private int values;

    private YamlTree() {}

    static JsonNode read(String content) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        try {
            Node node = new Yaml(options).compose(new StringReader(content));
            return node == null ? NullNode.getInstance() : new YamlTree().value(node, 0);
        } catch (MarkedYAMLException e) {
            throw InvalidDocument.broken(position(e.getProblemMark()) + e.getProblem());
        } catch (YAMLException e) {
            throw InvalidDocument.broken(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode value(Node node, int depth) {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            throw fault(node, "the document repeats or nests itself beyond measure");
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, depth);
            case SequenceNode sequence -> array(sequence, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw fault(node, "not a value");
        };
    }

    private ObjectNode object(MappingNode mapping, int depth) {
        plain(mapping, Tag.MAP);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw fault(tuple.getKeyNode(), "a key is not a scalar");
            }
            if (key.getTag().equals(Tag.MERGE)) {
                merge(object, value(tuple.getValueNode(), depth + 1), tuple.getValueNode());
            } else if (object.replace(key.getValue(), value(tuple.getValueNode(), depth + 1)) != null
                    && written(mapping, key) > 1) {
                throw fault(key, "found duplicate key " + key.getValue());
            }
        }
        return object;
    }

    private static long written(MappingNode mapping, ScalarNode key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode other
                        && other.getValue().equals(key.getValue()))
                .count();
    }

    /** YAML 1.1 merge: what the mapping says itself wins. */
    private static void merge(ObjectNode into, JsonNode from, Node node) {
        if (from instanceof ArrayNode several) {
            several.forEach(one -> merge(into, one, node));
        } else if (from instanceof ObjectNode object) {
            object.properties().forEach(entry -> into.putIfAbsent(entry.getKey(), entry.getValue()));
        } else {
            throw fault(node, "only a mapping can be merged");
        }
    }

    private ArrayNode array(SequenceNode sequence, int depth) {
        plain(sequence, Tag.SEQ);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        sequence.getValue().forEach(item -> array.add(value(item, depth + 1)));
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return NullNode.getInstance();
        }
        if (tag.equals(Tag.BOOL)) {
            boolean is = text.equalsIgnoreCase("true");
            return is || text.equalsIgnoreCase("false") ? BooleanNode.valueOf(is) : TextNode.valueOf(text);
        }
        if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT))
                && NUMBER.matcher(text).matches()) {
            return number(text);
        }
        if (!tag.startsWith(Tag.PREFIX)) {
            throw fault(scalar, "a value has the tag " + tag.getValue() + ", which is not resolved here");
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode number(String text) {
        BigDecimal number = new BigDecimal(text);
        boolean whole = text.indexOf('.') < 0 && number.scale() <= 0 && number.precision() < 10;
        return whole ? JsonNodeFactory.instance.numberNode(number.intValue()) : DecimalNode.valueOf(number);
    }

    private static void plain(Node node, Tag expected) {
        if (!node.getTag().equals(expected)) {
            throw fault(node, "a value has the tag " + node.getTag().getValue() + ", which is not resolved here");
        }
    }

    private static InvalidDocument fault(Node node, String problem) {
        return InvalidDocument.unreadable(position(node.getStartMark()) + problem);
    }

    private static String position(Mark mark) {
        return mark == null ? "" : "Line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
    }
}
