package dev.sluice.admin.sts;

import static dev.sluice.admin.sts.Xml.element;
import static dev.sluice.admin.sts.Xml.text;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.Caller;
import dev.sluice.contract.sigv4.AccessKey;
import dev.sluice.contract.sigv4.SessionTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * GetSessionToken: temporary credentials of whoever has lasting ones. Root's last an hour at most, and a longer wish is no
 * error (documented). They are kept nowhere: the session token carries them.
 */
@ApplicationScoped
class Sessions {

    private static final int LEAST_SECONDS = 900;
    private static final int MOST_SECONDS = 129_600;
    private static final Duration OF_ROOT = Duration.ofHours(1);
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 30;

    private final SessionTokens tokens;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(SessionTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The XML of the result. Throws AWS's error. */
    String begin(Caller.Signed caller, Form form) {
        Duration lasting = lasting(form);
        if (caller.temporary()) {
            throw denied("Cannot call GetSessionToken with session credentials");
        }
        refuseDevice(form);
        Instant expires = clock.instant().plus(lasting).truncatedTo(ChronoUnit.SECONDS);
        AccessKey key = new AccessKey("ASIA" + id(), secret(), caller.principalArn(), expires);
        return element(
                "Credentials",
                element("AccessKeyId", text(key.id()))
                        + element("SecretAccessKey", text(key.secret()))
                        + element("SessionToken", text(tokens.seal(key)))
                        + element("Expiration", expires.toString()));
    }

    private static Duration lasting(Form form) {
        Integer wished = form.whole("DurationSeconds");
        if (wished == null) {
            return OF_ROOT;
        }
        if (wished < LEAST_SECONDS) {
            throw invalid(wished, "Member must have value greater than or equal to " + LEAST_SECONDS);
        }
        if (wished > MOST_SECONDS) {
            throw invalid(wished, "Member must have value less than or equal to " + MOST_SECONDS);
        }
        Duration lasting = Duration.ofSeconds(wished);
        return lasting.compareTo(OF_ROOT) < 0 ? lasting : OF_ROOT;
    }

    /** Nobody has a device here, so no code of one is right. */
    private static void refuseDevice(Form form) {
        boolean device = form.get("SerialNumber") != null;
        boolean code = form.get("TokenCode") != null;
        if (device && code) {
            throw denied("MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial"
                    + " number is valid and associated with this user.");
        }
        if (device || code) {
            throw denied(
                    "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.");
        }
    }

    private String id() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        random.ints(ID_LENGTH, 0, ID_LETTERS.length()).forEach(i -> id.append(ID_LETTERS.charAt(i)));
        return id.toString();
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static AwsFault denied(String message) {
        return AwsFault.forbidden("AccessDenied", message);
    }

    private static AwsFault invalid(int value, String constraint) {
        return new AwsFault(
                400,
                "ValidationError",
                "1 validation error detected: Value '" + value + "' at 'durationSeconds' failed to satisfy constraint: "
                        + constraint);
    }
}
