package dev.sluice.admin.patch;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.wire.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of a request's {@code patchOperations}. The path is as sent, with its ~1 and ~0. */
public record PatchOperation(
        Op op, String path, @Nullable String from, @Nullable String value) {

    /** In AWS's order. */
    public enum Op {
        ADD,
        REMOVE,
        MOVE,
        TEST,
        REPLACE,
        COPY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What AWS's errors call a path that was not sent, and what no rule matches. */
    private static final String NO_PATH = "null";

    private static final List<String> OPS =
            Stream.of(Op.values()).map(Op::toString).toList();

    /** {@code shape} is AWS's name of the input, such as {@code updateRestApiInput}, which its errors begin with. */
    public static List<PatchOperation> all(Input input, String shape) {
        List<Input> sent = input.objects("patchOperations");
        check(new Constraints(), sent, shape).check();
        List<PatchOperation> operations = new ArrayList<>();
        for (Input one : sent) {
            Op op = Op.valueOf(one.requiredText("op").toUpperCase(Locale.ROOT));
            operations.add(new PatchOperation(op, path(one), one.text("from"), one.text("value")));
        }
        return operations;
    }

    /** For an operation that has more to check of its input: adds what is wrong with its patch operations. */
    public static Constraints check(Constraints constraints, List<Input> sent, String shape) {
        for (int i = 0; i < sent.size(); i++) {
            String place = shape + ".patchOperations." + (i + 1) + ".member.op";
            String op = sent.get(i).text("op");
            constraints.required(place, op).oneOf(place, op, OPS);
        }
        return constraints;
    }

    /** The path's segments without their escapes. */
    public List<String> segments() {
        if (path.equals(NO_PATH)) {
            return List.of();
        }
        return Stream.of(path.substring(1).split("/", -1))
                .map(PatchOperation::unescaped)
                .toList();
    }

    /** The value, or AWS's error where there is none. */
    public String requiredValue() {
        return requiredValue(path);
    }

    /** The same, where AWS's error names the map that the value is for. */
    String requiredValue(String map) {
        if (value == null) {
            throw AwsFault.badRequest("Invalid null or empty value in " + map);
        }
        return value;
    }

    public static String unescaped(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }

    private static String path(Input one) {
        String path = one.text("path");
        if (path == null) {
            return NO_PATH;
        }
        return path.startsWith("/") ? path : "/" + path;
    }
}
