package dev.sluice.admin.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the shape of one input as AWS's front door does, before the operation sees it: every violation is collected, and
 * {@link #check} tells them all in one ValidationException. An absent value violates nothing but {@link #required}.
 *
 * <p>Source: recorded answers ("2 validation errors detected: Value 'x' at 'input.member' failed to satisfy ...").
 */
public final class Constraints {

    private final List<String> violations = new ArrayList<>();

    /** {@code place} is AWS's, such as {@code putIntegrationInput.type}; {@code allowed} in AWS's order. */
    public Constraints oneOf(String place, @Nullable String value, Collection<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            add(value, place, "Member must satisfy enum value set: [" + String.join(", ", allowed) + "]");
        }
        return this;
    }

    /** Each of a list is one of those allowed; the whole list is told when one is not. */
    public Constraints eachOneOf(String place, Collection<String> values, Collection<String> allowed) {
        if (!allowed.containsAll(values)) {
            String list = "[" + String.join(", ", values) + "]";
            String set = "[Member must satisfy enum value set: [" + String.join(", ", allowed) + "]]";
            add(list, place, "Member must satisfy constraint: " + set);
        }
        return this;
    }

    public Constraints matches(String place, @Nullable String value, Pattern pattern) {
        if (value != null && !pattern.matcher(value).matches()) {
            add(value, place, "Member must satisfy regular expression pattern: " + pattern);
        }
        return this;
    }

    public Constraints required(String place, @Nullable Object value) {
        if (value == null) {
            violations.add("Value null at '" + place + "' failed to satisfy constraint: Member must not be null");
        }
        return this;
    }

    /** Throws the ValidationException that names every violation, if there is one. */
    public void check() {
        if (!violations.isEmpty()) {
            int count = violations.size();
            throw AwsFault.validation(count + " validation error" + (count == 1 ? "" : "s") + " detected: "
                    + String.join("; ", violations));
        }
    }

    private void add(String value, String place, String constraint) {
        violations.add("Value '" + value + "' at '" + place + "' failed to satisfy constraint: " + constraint);
    }
}
