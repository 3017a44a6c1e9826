package dev.sluice.contract.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a statement of a resource policy is about: the callers that are named, or where {@code excluded}
 * ({@code NotPrincipal}) all others. An account stands for everybody in it; {@code *} for everybody, also unknown.
 *
 * <p>Source: IAM User Guide, "AWS JSON policy elements: Principal". Services and federated users are none that call here.
 */
record Principals(boolean excluded, List<String> named) {

    /** Of an identity policy, which is about whoever it is attached to. */
    static final Principals ANYONE = new Principals(false, List.of("*"));

    Principals {
        named = List.copyOf(named);
    }

    /** {@code caller} is an ARN, null where nobody knows who calls. */
    Truth include(@Nullable String caller) {
        boolean found = named.stream().anyMatch(name -> matches(name, caller));
        return Truth.of(found != excluded);
    }

    private static boolean matches(String name, @Nullable String caller) {
        if (name.equals("*")) {
            return true;
        }
        if (caller == null) {
            return false;
        }
        String[] parts = caller.split(":", 6);
        String account = parts.length == 6 ? parts[4] : "";
        return name.equals(caller)
                || name.equals(account) && !account.isEmpty()
                || name.startsWith("arn:") && name.endsWith(":iam::" + account + ":root");
    }
}
