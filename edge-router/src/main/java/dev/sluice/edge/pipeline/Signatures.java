package dev.sluice.edge.pipeline;

import dev.sluice.contract.access.SigningKey;
import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.Claim;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Request;
import dev.sluice.edge.remote.KeyLease;
import dev.sluice.edge.remote.SigningKeys;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Checks SigV4 signatures for the service {@code execute-api}; a fault in looking up a key lets nobody in. */
public final class Signatures {

    private final SigningKeys keys;
    private final Clock clock;

    public Signatures(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Whoever signed; fails with {@link FaultException}. {@code bodyHash} gives the SHA-256 of the request's whole body, and is
     * asked only where somebody that is known says to have signed it.
     */
    public Future<SigningKey> signer(Request request, Supplier<Future<String>> bodyHash) {
        SignedRequest unread = signed(request, SigV4.UNSIGNED_PAYLOAD);
        return switch (Claim.of(unread)) {
            case Claim.None none -> refused(Fault.MISSING_AUTHENTICATION_TOKEN, "unsigned");
            case Claim.Incomplete(String message) ->
                Future.failedFuture(new FaultException(Fault.INCOMPLETE_SIGNATURE, "incomplete").saying(message));
            case Claim.Complete(Authorization authorization) -> signer(authorization, unread, request, bodyHash);
        };
    }

    private Future<SigningKey> signer(
            Authorization authorization, SignedRequest unread, Request request, Supplier<Future<String>> bodyHash) {
        if (!authorization.service().equals("execute-api")
                || !keys.cover(authorization)
                || !SigV4.timely(authorization, clock.instant())) {
            return refused(Fault.INVALID_SIGNATURE, "for another service, region or time");
        }
        return keys.find(authorization, authorization.securityToken(unread))
                .recover(e -> refused(Fault.AUTHORIZER_FAILURE, "no signing key to be had"))
                .compose(lease -> switch (lease) {
                    case KeyLease.Held(SigningKey key) ->
                        payloadHash(request, bodyHash)
                                .compose(hash -> check(key, signed(request, hash), authorization));
                    case KeyLease.Expired expired -> refused(Fault.EXPIRED_TOKEN, "the session is over");
                    case KeyLease.Unknown unknown ->
                        refused(Fault.UNRECOGNIZED_CLIENT, "unknown access key or session token");
                });
    }

    private static <T> Future<T> refused(Fault fault, String why) {
        return Future.failedFuture(new FaultException(fault, why));
    }

    private static Future<String> payloadHash(Request request, Supplier<Future<String>> bodyHash) {
        return SigV4.UNSIGNED_PAYLOAD.equals(request.getHeader("x-amz-content-sha256"))
                ? Future.succeededFuture(SigV4.UNSIGNED_PAYLOAD)
                : bodyHash.get();
    }

    private static Future<SigningKey> check(SigningKey key, SignedRequest signed, Authorization authorization) {
        return SigV4.matches(key.key(), signed, authorization)
                ? Future.succeededFuture(key)
                : refused(Fault.INVALID_SIGNATURE, "signature differs");
    }

    private static SignedRequest signed(Request request, String payloadHash) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers()
                .names()
                .forEach(name -> headers.put(
                        name.toLowerCase(Locale.ROOT), request.headers().getAll(name)));
        var authority = request.authority();
        if (authority != null) {
            headers.putIfAbsent("host", List.of(authority)); // HTTP/2 has no Host header
        }
        return new SignedRequest(
                request.method().name(),
                Objects.requireNonNullElse(request.path(), "/"),
                Objects.requireNonNullElse(request.query(), ""),
                headers,
                payloadHash);
    }
}
