package dev.sluice.admin.wire;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.settings.ClusterToken;
import dev.sluice.contract.settings.RootKey;
import dev.sluice.contract.sigv4.AccessKey;
import dev.sluice.contract.sigv4.AccessKeys;
import dev.sluice.contract.sigv4.AccessKeys.Found;
import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.Claim;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import dev.sluice.contract.wire.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Lets a call in or throws AWS's error: its signature is of an access key that there is, of these bytes and of this time, and its
 * credential scope names a service that the operation belongs to. Any region is accepted: a suite has but one.
 */
@ApplicationScoped
public class Gatekeeper {

    private static final String CONTROL_PLANE = "apigateway";
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String MISMATCH =
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                    + " Access Key and signing method. Consult the service documentation for details.";

    private final Clock clock;
    private final RootKey root;
    private final AccessKeys keys;
    private final ClusterToken clusterToken;

    Gatekeeper(RootKey root, AccessKeys keys, ClusterToken clusterToken, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.clusterToken = clusterToken;
        this.root = root;
    }

    /**
     * Who calls; a stranger is only let in where the operation is open. {@code request} has the hash of the bytes that
     * came, whatever its headers say of it.
     */
    Caller admit(Operation.Access access, SignedRequest request) {
        return switch (access) {
            case OPEN -> open(request);
            case CONTROL_PLANE -> signed(request, true);
            case SIGNED -> signed(request, false);
            case TRUSTED -> trusted(request);
        };
    }

    private Caller open(SignedRequest request) {
        if (root.known()) {
            return new Caller.Trusted();
        }
        return isUnsigned(request) && !hasClusterToken(request) ? new Caller.Stranger() : trusted(request);
    }

    private Caller trusted(SignedRequest request) {
        boolean shown = hasClusterToken(request) || root.known() && isUnsigned(request);
        return shown ? new Caller.Trusted() : signed(request, false);
    }

    /** The error for a call that no operation answers. */
    AwsFault unknown(SignedRequest request) {
        Optional<Authorization> authorization = Authorization.of(request);
        if (authorization.isPresent() && !authorization.get().service().equals(CONTROL_PLANE)) {
            return otherService(authorization.get());
        }
        return AwsFault.missingToken();
    }

    private static AwsFault otherService(Authorization authorization) {
        return new AwsFault(
                400,
                "UnknownOperationException",
                "This is the admin API of Sluice: it answers the AWS service 'apigateway', not '"
                        + authorization.service() + "'.");
    }

    private Caller signed(SignedRequest request, boolean forControlPlane) {
        Authorization authorization = switch (Claim.of(request)) {
            case Claim.None none -> throw AwsFault.missingToken();
            case Claim.Incomplete(String message) -> throw AwsFault.forbidden("IncompleteSignatureException", message);
            case Claim.Complete(Authorization claimed) -> claimed;
        };
        AccessKey key = known(authorization, request);
        timely(authorization);
        byte[] signingKey =
                SigV4.signingKey(key.secret(), authorization.date(), authorization.region(), authorization.service());
        if (!bodyIsTheSignedOne(request) || !SigV4.matches(signingKey, request, authorization)) {
            throw AwsFault.forbidden("InvalidSignatureException", MISMATCH);
        }
        if (forControlPlane && !authorization.service().equals(CONTROL_PLANE)) {
            throw otherService(authorization);
        }
        return new Caller.Signed(key.id(), key.principalArn(), key.temporary());
    }

    private AccessKey known(Authorization authorization, SignedRequest request) {
        return switch (keys.find(authorization.accessKeyId(), authorization.securityToken(request))) {
            case Found.Known(AccessKey key) -> key;
            case Found.Expired expired ->
                throw AwsFault.forbidden(
                        "ExpiredTokenException", "The security token included in the request is expired");
            case Found.Unknown unknown ->
                throw AwsFault.forbidden(
                        "UnrecognizedClientException", "The security token included in the request is invalid.");
        };
    }

    private void timely(Authorization authorization) {
        Instant now = clock.instant();
        if (!SigV4.timely(authorization, now)) {
            String stamp = authorization.timestamp();
            Instant edge = now.minus(SigV4.SKEW);
            boolean late = stamp.compareTo(TIMESTAMP.format(now)) < 0;
            String message = late
                    ? "Signature expired: " + stamp + " is now earlier than " + TIMESTAMP.format(edge) + " ("
                            + TIMESTAMP.format(now) + " - 5 min.)"
                    : "Signature not yet current: " + stamp + " is still later than "
                            + TIMESTAMP.format(now.plus(SigV4.SKEW)) + " (" + TIMESTAMP.format(now) + " + 5 min.)";
            throw AwsFault.forbidden("InvalidSignatureException", message);
        }
    }

    private static boolean bodyIsTheSignedOne(SignedRequest request) {
        String said = request.header("x-amz-content-sha256");
        return said.isEmpty() || said.equals(request.payloadHash());
    }

    private static boolean isUnsigned(SignedRequest request) {
        return request.header("Authorization").isEmpty() && !request.query().contains("X-Amz-Algorithm=");
    }

    private boolean hasClusterToken(SignedRequest request) {
        String shown = request.header(Wire.CLUSTER_TOKEN);
        return clusterToken.is(shown);
    }
}
