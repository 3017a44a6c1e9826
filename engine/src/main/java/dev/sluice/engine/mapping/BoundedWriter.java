package dev.sluice.engine.mapping;

import java.io.Writer;

/** The output of one rendering, which throws before it is longer than the budget allows. */
final class BoundedWriter extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final Budget budget;

    BoundedWriter(Budget budget) {
        this.budget = budget;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        grow(length);
        text.append(characters, offset, length);
    }

    @Override
    public void write(String part, int offset, int length) {
        grow(length);
        text.append(part, offset, offset + length);
    }

    @Override
    public void flush() {
        // all in memory
    }

    @Override
    public void close() {
        // all in memory
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void grow(int length) {
        budget.tick();
        if (text.length() + (long) length > budget.bounds().text()) {
            throw new MappingException(
                    MappingException.Reason.LIMIT,
                    "wrote more than " + budget.bounds().text() + " characters");
        }
    }
}
