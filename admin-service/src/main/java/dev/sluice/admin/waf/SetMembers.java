package dev.sluice.admin.waf;

import dev.sluice.admin.wire.Input;
import dev.sluice.engine.regex.LinearPattern;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** What may be in a set. Source: AWS WAF API reference, "IPSet" and "Regex", and "AWS WAF quotas". */
final class SetMembers {

    private static final int MOST_ADDRESSES = 10_000;
    private static final int MOST_EXPRESSIONS = 10;
    private static final int LONGEST_EXPRESSION = 512;

    private SetMembers() {}

    /** AWS takes every range but those of no bits. */
    static void checkAddresses(List<String> addresses, String version) {
        if (addresses.size() > MOST_ADDRESSES) {
            throw WafFault.limit("an IP set has at most " + MOST_ADDRESSES + " addresses");
        }
        int bytes = version.equals("IPV4") ? 4 : 16;
        for (String address : addresses) {
            if (!isRange(address, bytes)) {
                throw WafFault.invalid("The parameter contains formatting that is not valid.", "IP_ADDRESS", address);
            }
        }
    }

    private static boolean isRange(String text, int bytes) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return false;
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        try {
            int length = InetAddress.ofLiteral(text.substring(0, slash)).getAddress().length;
            return length == bytes && bits > 0 && bits <= bytes * 8;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    static List<String> expressions(Input set) {
        List<String> expressions = new ArrayList<>();
        set.objects("RegularExpressionList").forEach(each -> expressions.add(String.valueOf(each.text("RegexString"))));
        return expressions;
    }

    static void checkExpressions(List<String> expressions) {
        if (expressions.size() > MOST_EXPRESSIONS) {
            throw WafFault.limit("a regex pattern set has at most " + MOST_EXPRESSIONS + " expressions");
        }
        expressions.forEach(each -> checkExpression(each, "REGEX_PATTERN_SET"));
    }

    static void checkExpression(String expression, String field) {
        try {
            if (expression.isEmpty() || expression.length() > LONGEST_EXPRESSION) {
                throw new IllegalArgumentException("an expression has 1 to " + LONGEST_EXPRESSION + " characters");
            }
            LinearPattern.compile(expression);
        } catch (IllegalArgumentException e) {
            throw WafFault.invalid(
                    "The parameter contains formatting that is not valid: " + e.getMessage(), field, expression);
        }
    }
}
