package dev.sluice.aws;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credentials that AWS's token service lends for roles, asked for once and kept until shortly before their end.
 *
 * <p>Source: AWS Security Token Service API Reference, {@code AssumeRole}.
 */
final class AssumedRoles {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final TokenService service;
    private final Clock clock;
    private final Map<String, Loan> loans = new ConcurrentHashMap<>();

    private record Loan(Future<AwsCredentials> credentials, Instant end) {

        boolean good(Instant now) {
            return now.isBefore(end) && !credentials.failed();
        }
    }

    AssumedRoles(TokenService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /**
     * Fails with {@link NoCredentialsException} where the service does not lend them, and as the service does where it cannot
     * be asked; it is then asked anew the next time. {@code signer} addresses and signs the question.
     */
    Future<AwsCredentials> credentials(String role, BiFunction<AwsRequest, Buffer, AwsRequest> signer) {
        Instant now = clock.instant();
        return loans.compute(
                        role,
                        (name, kept) -> kept != null && kept.good(now)
                                ? kept
                                : new Loan(ask(name, signer), now.plus(LIFE).minus(EARLY)))
                .credentials();
    }

    private Future<AwsCredentials> ask(String role, BiFunction<AwsRequest, Buffer, AwsRequest> signer) {
        Buffer body = Buffer.buffer("Action=AssumeRole&Version=2011-06-15&RoleSessionName=sluice&DurationSeconds="
                + LIFE.toSeconds() + "&RoleArn=" + URLEncoder.encode(role, StandardCharsets.UTF_8));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .set("Content-Type", "application/x-www-form-urlencoded")
                .set("Accept", "application/xml");
        AwsRequest question = new AwsRequest(HttpMethod.POST, "/", headers);
        return service.ask(signer.apply(question, body), body).map(answer -> read(role, answer));
    }

    private static AwsCredentials read(String role, TokenService.Answer answer) {
        if (answer.status() != 200) {
            throw refused(role, "the token service answered " + answer.status());
        }
        String xml = answer.body().toString();
        return new AwsCredentials(
                element(role, xml, "AccessKeyId"),
                element(role, xml, "SecretAccessKey"),
                element(role, xml, "SessionToken"));
    }

    private static String element(String role, String xml, String name) {
        Matcher found =
                Pattern.compile("<" + name + ">\\s*([^<]+?)\\s*</" + name + ">").matcher(xml);
        if (!found.find()) {
            throw refused(role, "the token service named no " + name);
        }
        return found.group(1);
    }

    private static NoCredentialsException refused(String role, String why) {
        return new NoCredentialsException(role + ": " + why);
    }
}
