package dev.sluice.admin.sts;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.PathText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a call in AWS's query protocol: those of its query, and of the form that is its body. */
record Form(Map<String, List<String>> parameters) {

    static Form of(Call call) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(call.query());
        PathText.query(new String(call.bytes(), StandardCharsets.UTF_8)).forEach(parameters::putIfAbsent);
        return new Form(parameters);
    }

    /** The first value of a parameter, or null. */
    @Nullable
    String get(String name) {
        return parameters.containsKey(name) ? parameters.get(name).getFirst() : null;
    }

    /** A whole number, or null where the parameter is absent; AWS's MalformedInput where it is another text. */
    @Nullable
    Integer whole(String name) {
        String text = get(name);
        if (text == null) {
            return null;
        }
        if (text.isEmpty()) {
            throw new AwsFault(400, "MalformedInput", "missing value for decimal type");
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException none) {
            throw new AwsFault(400, "MalformedInput", "");
        }
    }
}
