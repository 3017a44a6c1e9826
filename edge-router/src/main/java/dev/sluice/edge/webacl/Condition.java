package dev.sluice.edge.webacl;

import dev.sluice.contract.webacl.Statement;
import dev.sluice.contract.webacl.Statement.Comparison;
import dev.sluice.contract.webacl.Statement.Content;
import dev.sluice.contract.webacl.Statement.Forwarded;
import dev.sluice.contract.webacl.Statement.Position;
import dev.sluice.engine.regex.LinearPattern;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A {@link Statement}, compiled. */
sealed interface Condition {

    boolean holds(Inspection inspection);

    private static boolean any(Inspection inspection, Content content, Predicate<String> holds) {
        Seen seen = inspection.seen(content);
        Boolean anyway = seen.anyway();
        return anyway != null ? anyway : seen.texts().stream().anyMatch(holds);
    }

    /** A text, in which a character is a byte, stands somewhere. */
    record Bytes(Content content, String search, Position position) implements Condition {

        /** A search looks at several characters in one step. */
        private static final int LOOKS_IN_A_STEP = 16;

        @Override
        public boolean holds(Inspection inspection) {
            return any(inspection, content, text -> {
                inspection.spend(1 + text.length() / LOOKS_IN_A_STEP);
                return stands(text);
            });
        }

        private boolean stands(String text) {
            return switch (position) {
                case EXACTLY -> text.equals(search);
                case STARTS_WITH -> text.startsWith(search);
                case ENDS_WITH -> text.endsWith(search);
                case CONTAINS -> text.contains(search);
                case CONTAINS_WORD -> isWordOf(text);
            };
        }

        private boolean isWordOf(String text) {
            for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + 1)) {
                int end = at + search.length();
                if ((at == 0 || !ofWord(text.charAt(at - 1))) && (end == text.length() || !ofWord(text.charAt(end)))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean ofWord(char sign) {
            return sign == '_'
                    || sign >= '0' && sign <= '9'
                    || sign >= 'A' && sign <= 'Z'
                    || sign >= 'a' && sign <= 'z';
        }
    }

    /** One of these expressions is found. */
    record Regex(Content content, List<LinearPattern> patterns) implements Condition {
        public Regex {
            patterns = List.copyOf(patterns);
        }

        @Override
        public boolean holds(Inspection inspection) {
            return any(inspection, content, text -> {
                for (LinearPattern pattern : patterns) {
                    inspection.spend(pattern.steps(text));
                    if (pattern.isFoundIn(text)) {
                        return true;
                    }
                }
                return false;
            });
        }
    }

    /** So many bytes. */
    record Size(Content content, Comparison comparison, long size) implements Condition {

        @Override
        public boolean holds(Inspection inspection) {
            return any(inspection, content, text -> {
                int compared = Long.compare(text.length(), size);
                return switch (comparison) {
                    case EQ -> compared == 0;
                    case NE -> compared != 0;
                    case LE -> compared <= 0;
                    case LT -> compared < 0;
                    case GE -> compared >= 0;
                    case GT -> compared > 0;
                };
            });
        }
    }

    /** The client's address, or one that a header tells, is in one of the ranges. */
    record Address(AddressRanges ranges, @Nullable Forwarded forwarded) implements Condition {

        @Override
        public boolean holds(Inspection inspection) {
            inspection.spend(ranges.lengths());
            Forwarded header = forwarded;
            if (header == null) {
                return ranges.contains(inspection.request().sourceIp()) == AddressRanges.Place.INSIDE;
            }
            for (String told : inspection.addresses(header)) {
                AddressRanges.Place place = ranges.contains(told);
                if (place == AddressRanges.Place.INSIDE
                        || place == AddressRanges.Place.NONE && header.matchesMalformed()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** An earlier rule that matched has put a label on the request. */
    record Label(boolean namespace, String key) implements Condition {

        @Override
        public boolean holds(Inspection inspection) {
            return inspection.labels().stream().anyMatch(this::isMeant);
        }

        /** The key is the end of a label, or stands among its namespaces: in whole parts, between colons. */
        private boolean isMeant(String label) {
            String whole = ":" + label;
            if (!namespace) {
                return whole.endsWith(":" + key);
            }
            String spaces = whole.substring(0, whole.lastIndexOf(':') + 1);
            return spaces.contains(":" + key + (key.endsWith(":") ? "" : ":"));
        }
    }

    /** Each of them holds. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Inspection inspection) {
            return conditions.stream().allMatch(each -> each.holds(inspection));
        }
    }

    /** One of them holds. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Inspection inspection) {
            return conditions.stream().anyMatch(each -> each.holds(inspection));
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {

        @Override
        public boolean holds(Inspection inspection) {
            return !condition.holds(inspection);
        }
    }
}
