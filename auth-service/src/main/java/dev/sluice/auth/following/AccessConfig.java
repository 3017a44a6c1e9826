package dev.sluice.auth.following;

import dev.sluice.auth.lambda.KeptAnswers;
import dev.sluice.auth.userpool.UserPools;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.Signal;
import dev.sluice.contract.config.UserPoolConfig;
import dev.sluice.follower.ConfigListener;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Takes user pools and flushes; the rest of the config is not this service's. */
@Singleton
public class AccessConfig implements ConfigListener {

    private final UserPools pools;
    private final KeptAnswers answers;

    AccessConfig(UserPools pools, KeptAnswers answers) {
        this.pools = pools;
        this.answers = answers;
    }

    @Override
    public void apply(ConfigKey key, long version, @Nullable Object value) {
        if (key.kind() == ConfigKey.Kind.USER_POOL) {
            if (value instanceof UserPoolConfig pool) {
                pools.put(key.id(), pool);
            } else {
                pools.remove(key.id());
            }
        }
    }

    @Override
    public void signal(Signal signal) {
        if (signal.type() == Signal.Type.FLUSH_STAGE_AUTHORIZERS) {
            answers.forget(signal.apiId(), signal.stageName());
        }
    }
}
