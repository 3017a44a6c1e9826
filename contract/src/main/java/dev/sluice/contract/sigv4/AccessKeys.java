package dev.sluice.contract.sigv4;

import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.RootKey;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.time.Clock;

/** The access keys that there are: the root principal's, and the temporary ones that session tokens carry. */
public final class AccessKeys {

    private final AccessKey root;
    private final SessionTokens tokens;
    private final Clock clock;

    /** What an access key and the token beside it turn out to be. */
    public sealed interface Found {

        /** There is such a key, and it goes with such a token or with none. */
        record Known(AccessKey key) implements Found {}

        /** There was, until its time was over. */
        record Expired() implements Found {}

        /** No such key, or not with this token. */
        record Unknown() implements Found {}
    }

    public AccessKeys(RootKey root, ClusterToken cluster, Settings settings, Clock clock) {
        this.root =
                AccessKey.lasting(root.id(), root.secret(), "arn:aws:iam::" + settings.get(Setting.ACCOUNT) + ":root");
        this.tokens = new SessionTokens(cluster);
        this.clock = clock;
    }

    /** {@code securityToken} is empty where none came with the signature. */
    public Found find(String accessKeyId, String securityToken) {
        if (securityToken.isEmpty()) {
            return accessKeyId.equals(root.id()) ? new Found.Known(root) : new Found.Unknown();
        }
        return tokens.open(securityToken)
                .filter(key -> key.id().equals(accessKeyId))
                .map(this::current)
                .orElseGet(Found.Unknown::new);
    }

    private Found current(AccessKey key) {
        return clock.instant().isBefore(key.expires()) ? new Found.Known(key) : new Found.Expired();
    }
}
