package dev.sluice.auth.lambda;

/** What a function said: the answer that it is read as, and its own words, empty where there were none. */
public record FunctionReply(FunctionAnswer answer, String text) {

    static FunctionReply misconfigured(String reason) {
        return new FunctionReply(new FunctionAnswer.Misconfigured(reason), "");
    }

    /** Who is let in may do much: no log shows it. */
    @Override
    public String toString() {
        return "FunctionReply[" + answer.getClass().getSimpleName() + "]";
    }
}
