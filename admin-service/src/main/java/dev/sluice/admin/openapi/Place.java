package dev.sluice.admin.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a document and where it stands, as a JSON pointer (RFC 6901). A place may be absent; asking an absent place
 * for its members, items or text finds none. A value of the wrong kind is an {@link InvalidDocument}.
 */
record Place(JsonNode root, JsonNode node, String pointer) {

    private static final int REFERENCE_HOPS = 32;

    static Place of(JsonNode root) {
        return new Place(root, root, "");
    }

    Place get(String member) {
        JsonNode value = node.isObject() ? node.path(member) : MissingNode.getInstance();
        return new Place(root, value, pointer + "/" + member.replace("~", "~0").replace("/", "~1"));
    }

    boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    boolean isReference() {
        return node.path("$ref").isTextual();
    }

    /** What {@code $ref} says, or nothing. */
    String reference() {
        return node.path("$ref").asText("");
    }

    List<Map.Entry<String, Place>> members() {
        if (isPresent() && !node.isObject()) {
            throw malformed("an object");
        }
        List<Map.Entry<String, Place>> members = new ArrayList<>(node.size());
        node.fieldNames().forEachRemaining(name -> members.add(Map.entry(name, get(name))));
        return members;
    }

    List<Place> items() {
        if (isPresent() && !node.isArray()) {
            throw malformed("an array");
        }
        List<Place> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new Place(root, node.get(i), pointer + "/" + i));
        }
        return items;
    }

    /** A string, number or boolean as text: documents give status codes and versions either way. */
    Optional<String> text() {
        if (!isPresent()) {
            return Optional.empty();
        }
        if (node.isContainerNode()) {
            throw malformed("a string");
        }
        return Optional.of(node.asText());
    }

    /** The text of a member. */
    Optional<String> text(String member) {
        return get(member).text();
    }

    boolean flag(String member) {
        Place place = get(member);
        String text = place.text().orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw place.malformed("true or false");
        }
        return text.equals("true");
    }

    /** A whole number, also where it is written as a string. */
    Optional<Integer> number(String member) {
        Place place = get(member);
        try {
            return place.text().map(Integer::valueOf);
        } catch (NumberFormatException notOne) {
            throw place.malformed("a whole number");
        }
    }

    List<String> texts(String member) {
        return get(member).items().stream().map(item -> item.text().orElse("")).toList();
    }

    /** This place, or the one that its {@code $ref} leads to; the chain must end within the document. */
    Place resolved() {
        Place place = this;
        for (int hop = 0; place.isReference(); hop++) {
            if (hop == REFERENCE_HOPS) {
                throw InvalidDocument.unreadable("The reference at " + pointer + " leads back to itself");
            }
            Place target = place.target();
            if (!target.isPresent()) {
                throw InvalidDocument.unreadable(
                        "The reference '" + place.reference() + "' at " + place.pointer + " leads nowhere");
            }
            place = target;
        }
        return place;
    }

    /** What {@code $ref} points at, which may be absent. Only this document is looked in; nothing is fetched. */
    Place target() {
        String reference = reference();
        if (!reference.startsWith("#/")) {
            throw InvalidDocument.unreadable(
                    "The reference '" + reference + "' at " + pointer + " leads out of the document");
        }
        String target = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        return new Place(root, root.at(JsonPointer.compile(target)), target);
    }

    InvalidDocument malformed(String expected) {
        return InvalidDocument.unreadable("Expected " + expected + " but found " + found() + " at " + shown());
    }

    /** The pointer as a message shows it; the empty pointer is the whole document. */
    String shown() {
        return pointer.isEmpty() ? "the root of the document" : pointer;
    }

    private String found() {
        if (node.isObject()) {
            return node.isEmpty()
                    ? "an empty object"
                    : "an object with the member '" + node.fieldNames().next() + "'";
        }
        return node.isArray() ? "an array" : "'" + node.asText() + "'";
    }
}
