package dev.sluice.admin.wire;

/** Whoever makes a call, as the {@link Gatekeeper} knows it. */
public sealed interface Caller {

    /** Showed nothing: only an open operation hears it. */
    record Stranger() implements Caller {}

    /** Signed nothing, and has the cluster's credential or is on the same laptop. */
    record Trusted() implements Caller {}

    /** Signed the call; {@code temporary} says that it did with credentials of a session. */
    record Signed(String accessKeyId, String principalArn, boolean temporary) implements Caller {}

    /** The access key that signed, empty where none did. */
    default String keyId() {
        return this instanceof Signed signed ? signed.accessKeyId() : "";
    }
}
