package dev.sluice.auth.signing;

/** An access key and whose it is. */
record AccessKey(String id, String secret, String principalArn) {

    @Override
    public String toString() {
        return "AccessKey[id=" + id + ", principalArn=" + principalArn + "]";
    }
}
