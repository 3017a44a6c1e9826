package dev.sluice.local.functions.invoke;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as the Invoke API lets it be named: by name, by ARN, or by account and name, each perhaps with a qualifier (AWS
 * Lambda API Reference, Invoke, FunctionName). Region and account are of no account here.
 */
record FunctionName(String name, String qualifier) {

    private static final Pattern FORM = Pattern.compile("(?:arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:"
            + "|[0-9]{12}:function:|function:)?([a-zA-Z0-9-_]{1,64})(?::(\\$LATEST|[a-zA-Z0-9-_]{1,128}))?");

    /** {@code qualifier} is what the query says, empty where it says nothing. */
    static FunctionName of(String text, String qualifier) throws InvokeFault {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvokeFault(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value '" + text
                            + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                            + "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?"
                            + "([a-zA-Z0-9-_\\.]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?");
        }
        String own = Optional.ofNullable(form.group(2)).orElse("");
        if (!own.isEmpty() && !qualifier.isEmpty() && !own.equals(qualifier)) {
            throw new InvokeFault(
                    400,
                    "InvalidParameterValueException",
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionName(form.group(1), own.isEmpty() ? qualifier : own);
    }

    String arn(String region, String account) {
        String end = qualifier.isEmpty() ? "" : ":" + qualifier;
        return "arn:aws:lambda:" + region + ":" + account + ":function:" + name + end;
    }
}
