package dev.sluice.auth.userpool;

import dev.sluice.contract.config.UserPoolConfig;

/** A user pool as the config has it, with the keys of its issuer. */
record UserPool(UserPoolConfig config, IssuerKeys keys) {

    boolean sameIssuer(UserPoolConfig other) {
        return config.issuer().equals(other.issuer())
                && String.valueOf(config.jwksUri()).equals(String.valueOf(other.jwksUri()));
    }
}
