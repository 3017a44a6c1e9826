package dev.sluice.admin.waf;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an ARN of AWS WAF names. */
record WafArn(Entity entity, String id) {

    private static final Pattern FORM =
            Pattern.compile("arn:aws[^:]*:wafv2:[^:]*:[^:]*:regional/(webacl|ipset|regexpatternset)/[^/]+/([^/]+)");

    /** Throws WAFInvalidParameterException where the text is none. */
    static WafArn parse(@Nullable String text) {
        Matcher form = FORM.matcher(Objects.requireNonNullElse(text, ""));
        if (!form.matches()) {
            throw malformed(text);
        }
        Entity entity = Entity.ALL.stream()
                .filter(each -> each.path().equals(form.group(1)))
                .findFirst()
                .orElseThrow();
        return new WafArn(entity, form.group(2));
    }

    /** The same, of one type. */
    static WafArn parse(@Nullable String text, Entity wanted) {
        WafArn arn = parse(text);
        if (!arn.entity().equals(wanted)) {
            throw malformed(text);
        }
        return arn;
    }

    static RuntimeException malformed(@Nullable String text) {
        return WafFault.invalid(
                "The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons"
                        + " or slashes.",
                "RESOURCE_ARN",
                String.valueOf(text));
    }
}
