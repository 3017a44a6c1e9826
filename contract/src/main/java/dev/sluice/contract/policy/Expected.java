package dev.sluice.contract.policy;

/** A value that a condition compares with: as text, and as a pattern. */
record Expected(String text, Glob glob, boolean variables) {

    static Expected of(String text, boolean variables) {
        return new Expected(text, Glob.of(text, variables), variables);
    }

    /** Whether the text has a policy variable in it, whose value we never know. */
    boolean unknowable() {
        return variables && text.contains("${");
    }
}
