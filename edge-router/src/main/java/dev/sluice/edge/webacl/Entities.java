package dev.sluice.edge.webacl;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML's entities: those by number, and the few that have names here. Their semicolon may lack. */
final class Entities {

    private static final Map<String, String> NAMED =
            Map.of("quot", "\"", "amp", "&", "lt", "<", "gt", ">", "nbsp", "\u00A0");
    private static final Pattern ENTITY = Pattern.compile(
            "&(?:#[xX]([0-9a-fA-F]{1,7})|#([0-9]{1,7})|(quot|amp|lt|gt|nbsp));?", Pattern.CASE_INSENSITIVE);

    private Entities() {}

    static String decoded(String text) {
        return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meant((Matcher) found)));
    }

    private static String meant(Matcher found) {
        if (found.group(1) != null) {
            return String.valueOf((char) (Integer.parseInt(found.group(1), 16) & 0xFF));
        }
        if (found.group(2) != null) {
            return String.valueOf((char) (Integer.parseInt(found.group(2)) & 0xFF));
        }
        return NAMED.getOrDefault(found.group(3).toLowerCase(java.util.Locale.ROOT), "");
    }
}
