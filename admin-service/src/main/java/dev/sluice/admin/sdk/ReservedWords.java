package dev.sluice.admin.sdk;

import java.util.HashSet;
import java.util.Set;

/** What an identifier must not be: a language's own words, and the names that the templates themselves use. */
final class ReservedWords {

    /** Names of models in every language. */
    static final Set<String> TYPES = Set.of("Builder", "None", "True", "False");

    /** JavaScript and TypeScript; a client with a method {@code then} would be taken for a promise. */
    static final Set<String> SCRIPT = words(
            "abstract any arguments as async await boolean break case catch class const constructor continue debugger"
                    + " declare default delete do else enum eval export extends false finally for from function get if"
                    + " implements import in instanceof interface is keyof let module namespace never new null number"
                    + " object of package private protected public readonly require return set static string super"
                    + " switch symbol then this throw true try type typeof undefined unknown var void while with yield"
                    + " toString valueOf hasOwnProperty toJSON");

    static final Set<String> JAVA_KEYWORDS = words(
            "abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                    + " false final finally float for goto if implements import instanceof int interface long native new"
                    + " null package private protected public return short static strictfp super switch synchronized"
                    + " this throw throws transient true try void volatile while _");

    /** Words, members of every object, record or template, and names that would hide a package. */
    static final Set<String> JAVA = with(
            JAVA_KEYWORDS,
            "record sealed var when yield clone equals finalize getClass hashCode notify notifyAll toString wait java javax"
                    + " body build builder fromJson header json query request settings toCall toJson transport value");

    static final Set<String> PYTHON =
            words("and as assert async await break class continue def del elif else except finally for from global"
                    + " if import in is lambda nonlocal not or pass raise return self try while with yield"
                    + " body call classmethod cls from_json headers json to_json");

    private ReservedWords() {}

    /** Together with more of them, parted by spaces. */
    static Set<String> with(Set<String> words, String more) {
        Set<String> all = new HashSet<>(words);
        all.addAll(words(more));
        return Set.copyOf(all);
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" ", -1));
    }
}
