package dev.sluice.edge.aws;

import dev.sluice.engine.integration.BackendException;
import dev.sluice.engine.integration.BackendRequest;
import dev.sluice.engine.integration.Backends;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credentials that AWS's token service lends for roles, asked for once and kept until shortly before their end.
 *
 * <p>Source: AWS Security Token Service API Reference, {@code AssumeRole}.
 */
final class AssumedRoles {

    private static final long TIMEOUT_MILLIS = 5_000;
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final Backends backends;
    private final Clock clock;
    private final Map<String, Loan> loans = new ConcurrentHashMap<>();

    /** What is asked of the token service, not yet addressed and signed. */
    record Question(BackendRequest request, Buffer body) {}

    private record Loan(Future<AwsCredentials> credentials, Instant end) {}

    AssumedRoles(Backends backends, Clock clock) {
        this.backends = backends;
        this.clock = clock;
    }

    /** Fails with {@link BackendException} where the service does not lend them, and then asks anew the next time. */
    Future<AwsCredentials> credentials(String role, Function<Question, BackendRequest> signer) {
        Instant now = clock.instant();
        Loan kept = loans.get(role);
        if (kept != null && now.isBefore(kept.end())) {
            return kept.credentials();
        }
        Future<AwsCredentials> asked = ask(role, signer);
        loans.put(role, new Loan(asked, now.plus(LIFE).minus(EARLY)));
        asked.onFailure(e -> loans.remove(role));
        return asked;
    }

    private Future<AwsCredentials> ask(String role, Function<Question, BackendRequest> signer) {
        Buffer body = Buffer.buffer("Action=AssumeRole&Version=2011-06-15&RoleSessionName=sluice&DurationSeconds="
                + LIFE.toSeconds() + "&RoleArn=" + URLEncoder.encode(role, StandardCharsets.UTF_8));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .set("Content-Type", "application/x-www-form-urlencoded")
                .set("Accept", "application/xml");
        BackendRequest request = new BackendRequest(HttpMethod.POST, "/", headers, TIMEOUT_MILLIS);
        return backends.send(signer.apply(new Question(request, body)), body).compose(response -> read(role, response));
    }

    private static Future<AwsCredentials> read(String role, HttpClientResponse response) {
        Future<Buffer> body = response.body();
        response.resume();
        return body.map(bytes -> {
            if (response.statusCode() != 200) {
                throw refused(role, "the token service answered " + response.statusCode());
            }
            String xml = bytes.toString();
            return new AwsCredentials(
                    element(role, xml, "AccessKeyId"),
                    element(role, xml, "SecretAccessKey"),
                    element(role, xml, "SessionToken"));
        });
    }

    private static String element(String role, String xml, String name) {
        Matcher found =
                Pattern.compile("<" + name + ">\\s*([^<]+?)\\s*</" + name + ">").matcher(xml);
        if (!found.find()) {
            throw refused(role, "the token service named no " + name);
        }
        return found.group(1);
    }

    private static BackendException refused(String role, String why) {
        return new BackendException(
                BackendException.Kind.INVALID_REQUEST, role + ": " + why, new IllegalStateException(why));
    }
}
