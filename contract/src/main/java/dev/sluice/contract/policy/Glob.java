package dev.sluice.contract.policy;

import java.util.stream.IntStream;

/**
 * A pattern of a policy: {@code *} is any run of characters, slashes and colons too, and {@code ?} any one. Matching takes
 * at most the product of both lengths in steps, whatever the pattern.
 *
 * <p>Source: IAM User Guide, "Policy elements: Resource" and "Variables and tags". From version 2012-10-17 on, <code>${*}</code>,
 * <code>${?}</code> and <code>${$}</code> are the characters themselves; a policy variable is one that we never know.
 */
final class Glob {

    private static final int ANY = -1;
    private static final int ONE = -2;

    private final int[] tokens;
    private final boolean variable;

    private Glob(int[] tokens, boolean variable) {
        this.tokens = tokens;
        this.variable = variable;
    }

    static Glob of(String pattern, boolean variables) {
        var tokens = IntStream.builder();
        boolean variable = false;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            int end = variables && pattern.startsWith("${", at) ? pattern.indexOf('}', at) : -1;
            if (end < 0) {
                tokens.add(c == '*' ? ANY : c == '?' ? ONE : c);
            } else {
                boolean escape = end == at + 3 && "*?$".indexOf(pattern.charAt(at + 2)) >= 0;
                variable |= !escape;
                tokens.add(escape ? pattern.charAt(at + 2) : ANY);
                at = end;
            }
        }
        return new Glob(tokens.build().toArray(), variable);
    }

    /** A variable may stand for anything, so what no value of it could match is not matched. */
    Truth matches(String text) {
        return !covers(text) ? Truth.FALSE : variable ? Truth.UNKNOWN : Truth.TRUE;
    }

    /** On a mismatch it goes back to the last star only: a star before it can never do better. */
    private boolean covers(String text) {
        int token = 0;
        int star = -1;
        int resume = 0;
        int at = 0;
        while (at < text.length()) {
            if (token < tokens.length && tokens[token] == ANY) {
                star = token++;
                resume = at;
            } else if (token < tokens.length && (tokens[token] == ONE || tokens[token] == text.charAt(at))) {
                token++;
                at++;
            } else if (star >= 0) {
                token = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == ANY) {
            token++;
        }
        return token == tokens.length;
    }
}
