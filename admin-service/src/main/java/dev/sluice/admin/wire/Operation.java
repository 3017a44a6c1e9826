package dev.sluice.admin.wire;

import io.smallrye.mutiny.Uni;

/**
 * One operation of the admin API: AWS's name for it, its method and URI as in AWS's service model, the status of a success,
 * who may call it, and what it does. The URI may end in {@code ?name=value}: query parameters that tell it from another.
 */
public record Operation(String name, String method, UriTemplate uri, int status, Access access, Handler handler) {

    /** Does the work of one call, without blocking. Fails with an AwsFault to answer an error. */
    @FunctionalInterface
    public interface Handler {
        Uni<Reply> handle(Call call);
    }

    /** Which calls are let through to an operation. */
    public enum Access {
        /** Signed, and its credential scope names {@code apigateway}. */
        CONTROL_PLANE,
        /** Signed, whatever service its credential scope names. */
        SIGNED,
        /**
         * Signed, or with the cluster token. On a laptop (bound to a loopback address and the root secret left at its default)
         * also neither, since that secret is public knowledge there.
         */
        TRUSTED,
        /** Anyone; {@link Call#caller()} is a stranger where {@link #TRUSTED} would not let it in. */
        OPEN
    }

    /** An operation of AWS's apigateway or apigatewayv2. */
    public static Operation aws(String name, String method, String uri, int status, Handler handler) {
        return new Operation(name, method, UriTemplate.parse(uri), status, Access.CONTROL_PLANE, handler);
    }

    /** An operation AWS has no name for, under {@code /sluice/v1/}. */
    public static Operation sluice(String name, String method, String uri, Access access, Handler handler) {
        return new Operation(name, method, UriTemplate.parse(uri), 200, access, handler);
    }
}
