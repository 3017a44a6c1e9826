package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The errors of AWS WAF, in its words. */
final class WafFault {

    private static final String INVALID_PARAMETER = "WAFInvalidParameterException";
    private static final Pattern REASONED =
            Pattern.compile("Error reason: (.*), field: ([A-Z_]+), parameter: (.*)", Pattern.DOTALL);

    private WafFault() {}

    /** {@code field} as AWS's ParameterExceptionField has it; {@code parameter} is what was given. */
    static AwsFault invalid(String reason, String field, String parameter) {
        return new AwsFault(
                400, INVALID_PARAMETER, "Error reason: " + reason + ", field: " + field + ", parameter: " + parameter);
    }

    /** Something that AWS has and this gateway does not do: it is never taken and then passed over. */
    static AwsFault notEvaluated(String what, String field) {
        return invalid("This gateway does not evaluate " + what + ", so it does not accept it.", field, what);
    }

    static AwsFault nonexistent() {
        return fault(
                "WAFNonexistentItemException",
                "AWS WAF couldn’t perform the operation because your resource doesn’t exist.");
    }

    static AwsFault duplicate() {
        return fault(
                "WAFDuplicateItemException",
                "AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an"
                        + " existing one.");
    }

    static AwsFault stale() {
        return fault(
                "WAFOptimisticLockException",
                "AWS WAF couldn’t save your changes because someone changed the resource after you started to edit it."
                        + " Reapply your changes.");
    }

    static AwsFault associated() {
        return fault(
                "WAFAssociatedItemException",
                "AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s"
                        + " associated with another resource.");
    }

    static AwsFault limit(String what) {
        return fault(
                "WAFLimitsExceededException",
                "AWS WAF couldn’t perform the operation because you exceeded your resource limit: " + what);
    }

    private static AwsFault fault(String type, String message) {
        return new AwsFault(400, type, message);
    }

    /** AWS's models name the message of some errors with a capital, of others without. */
    static ObjectNode body(AwsFault fault, ObjectNode body) {
        boolean capital = fault.type().startsWith("WAF") && !fault.type().equals(INVALID_PARAMETER);
        body.put("__type", fault.type()).put(capital ? "Message" : "message", fault.getMessage());
        Matcher reasoned = REASONED.matcher(fault.getMessage());
        if (fault.type().equals(INVALID_PARAMETER) && reasoned.matches()) {
            body.put("Reason", reasoned.group(1))
                    .put("Field", reasoned.group(2))
                    .put("Parameter", reasoned.group(3));
        }
        return body;
    }
}
