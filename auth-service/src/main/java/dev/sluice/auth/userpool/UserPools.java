package dev.sluice.auth.userpool;

import dev.sluice.contract.config.UserPoolConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The user pools of the config, by id. Written by the thread that follows the config, read by all. */
@Singleton
public class UserPools {

    private static final String BEFORE_ID = ":userpool/";

    private final Map<String, UserPool> pools = new ConcurrentHashMap<>();
    private final KeyFetch fetch;

    UserPools(KeyFetch fetch) {
        this.fetch = fetch;
    }

    /** Keeps the keys where the issuer is still the same. Throws {@link IllegalArgumentException} for addresses that are none. */
    public void put(String id, UserPoolConfig config) {
        web("issuer", config.issuer());
        String jwksUri = config.jwksUri();
        if (jwksUri != null) {
            web("jwksUri", jwksUri);
        }
        pools.compute(
                id,
                (key, before) -> new UserPool(
                        config, before != null && before.sameIssuer(config) ? before.keys() : fetch.keysOf(config)));
    }

    public void remove(String id) {
        pools.remove(id);
    }

    /** The pools that {@code arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID} name; those that are unknown are left out. */
    List<UserPool> named(List<String> providerArns) {
        return providerArns.stream().flatMap(arn -> find(arn).stream()).toList();
    }

    private Optional<UserPool> find(String arn) {
        int at = arn.indexOf(BEFORE_ID);
        return at < 0 ? Optional.empty() : Optional.ofNullable(pools.get(arn.substring(at + BEFORE_ID.length())));
    }

    private static void web(String name, String address) {
        URI uri = URI.create(address);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException(name + " is no http or https address: " + address);
        }
    }
}
