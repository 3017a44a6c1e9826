package dev.sluice.contract.settings;

/**
 * The root principal's access key. Who starts nothing but a laptop's suite is given a secret that everybody knows; where
 * other machines may call, there is none but the operator's own. It never shows in a log: it has no text of its own.
 */
public final class RootKey {

    private static final String LAPTOP_SECRET = "test";

    private final String id;
    private final String secret;
    private final boolean known;

    private RootKey(String id, String secret, boolean known) {
        this.id = id;
        this.secret = secret;
        this.known = known;
    }

    /**
     * Throws {@link IllegalStateException} where {@link Setting#ROOT_SECRET_ACCESS_KEY_FILE} names an empty file, or names
     * none although {@link Setting#BIND} lets other machines in.
     */
    public static RootKey of(Settings settings) {
        String id = settings.get(Setting.ROOT_ACCESS_KEY_ID);
        String variable = Setting.ROOT_SECRET_ACCESS_KEY_FILE.variable();
        if (id.isBlank()) {
            throw new IllegalStateException(Setting.ROOT_ACCESS_KEY_ID.variable() + " is empty");
        }
        return settings.secret(Setting.ROOT_SECRET_ACCESS_KEY_FILE)
                .map(secret -> {
                    if (secret.isEmpty()) {
                        throw new IllegalStateException(variable + " names an empty file");
                    }
                    return new RootKey(id, secret, false);
                })
                .orElseGet(() -> {
                    if (!settings.loopback()) {
                        throw new IllegalStateException("the root principal has no secret but the one that everybody"
                                + " knows, and " + Setting.BIND.variable() + "=" + settings.get(Setting.BIND)
                                + " lets other machines in: let " + variable + " name a file with a secret");
                    }
                    return new RootKey(id, LAPTOP_SECRET, true);
                });
    }

    public String id() {
        return id;
    }

    public String secret() {
        return secret;
    }

    /** Whether the secret is the one that everybody knows, so that a signature proves nothing. */
    public boolean known() {
        return known;
    }
}
