package dev.sluice.admin.sdk;

/** The form of a JSON value, as far as the languages can say it in a type. */
public sealed interface Schema {

    /** What has no parts. */
    enum Plain implements Schema {
        TEXT,
        WHOLE,
        NUMBER,
        FLAG,
        ANY
    }

    record ListOf(Schema element) implements Schema {}

    record MapOf(Schema value) implements Schema {}

    /** To a {@link ClientModel} by its name. */
    record Reference(String model) implements Schema {}
}
