package dev.sluice.contract.access;

/**
 * Asked at {@code POST /internal/access/signing-keys/{accessKeyId}}, with the query of the GET: for the {@link SigningKey} of
 * temporary credentials, 404 where the token is none or not this access key's, 410 where its time is over. It is a body so
 * that it shows in no log of addresses.
 */
public record SessionQuestion(String securityToken) {

    /** Throws {@link IllegalArgumentException} where there is no token. */
    public SessionQuestion {
        if (securityToken == null || securityToken.isEmpty()) {
            throw new IllegalArgumentException("securityToken is missing");
        }
    }

    @Override
    public String toString() {
        return "SessionQuestion[]";
    }
}
