package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of a function: whose credentials sign them, and where they go. */
class AwsAccessTest {

    private static final String OWN_ROLE = "arn:aws:iam::000000000000:role/own";
    private static final String LENT_ROLE = "arn:aws:iam::000000000000:role/lent";
    private static final AwsTarget LAMBDA = new AwsTarget("aws", "eu-west-1", "lambda", "");
    private static final Buffer EVENT = Buffer.buffer("{\"a\": 1}");
    private static final KnownCredentials KNOWN = KnownCredentials.parse("""
            [default]
            aws_access_key_id = DEFAULT
            aws_secret_access_key = default secret
            [%s]
            aws_access_key_id = OWN
            aws_secret_access_key = own secret
            aws_session_token = own token
            """.formatted(OWN_ROLE));
    private static final KnownCredentials NONE = KnownCredentials.parse("");

    private final List<Signed> questions = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private Future<TokenService.Answer> lent = Future.succeededFuture(new TokenService.Answer(200, Buffer.buffer("""
            <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>LENT</AccessKeyId>
            <SecretAccessKey>lent secret</SecretAccessKey><SessionToken>lent token</SessionToken>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>""")));

    private AwsAccess access(KnownCredentials known, Map<String, String> settings) {
        return new AwsAccess(Settings.from(settings), known, this::ask, new Standing());
    }

    private Future<TokenService.Answer> ask(AwsRequest question, Buffer body) {
        asked.add(question.uri());
        questions.add(seen(question, body));
        return lent;
    }

    private static Future<AwsRequest> call(AwsAccess access, @Nullable String role) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("Content-Type", "application/json");
        return access.addressed(LAMBDA, role, new AwsRequest(HttpMethod.POST, "/f", headers), EVENT);
    }

    private static Signed seen(AwsRequest request, Buffer body) {
        URI uri = URI.create(request.uri());
        return new Signed(request.method().name(), uri.getRawPath(), request.headers(), body);
    }

    private static void assertSigned(Future<AwsRequest> call, String secret) {
        assertThat(seen(call.result(), EVENT).with(secret, "eu-west-1", "lambda"))
                .isTrue();
    }

    @Test
    void callsAwsWithTheDefaultCredentials() {
        Future<AwsRequest> call = call(access(KNOWN, Map.of()), null);

        assertThat(call.result().uri()).isEqualTo("https://lambda.eu-west-1.amazonaws.com/f");
        assertThat(call.result().headers().get("Host")).isEqualTo("lambda.eu-west-1.amazonaws.com");
        assertSigned(call, "default secret");
        assertThat(call.result().headers().contains("X-Amz-Security-Token")).isFalse();
    }

    @Test
    void signsAsARoleWhoseCredentialsItWasGiven() {
        Future<AwsRequest> call = call(access(KNOWN, Map.of()), OWN_ROLE);

        assertSigned(call, "own secret");
        assertThat(call.result().headers().get("X-Amz-Security-Token")).isEqualTo("own token");
        assertThat(asked).isEmpty();
    }

    @Test
    void borrowsAnotherRolesCredentialsUntilShortlyBeforeTheirEnd() {
        AwsAccess access = access(KNOWN, Map.of());

        assertSigned(call(access, LENT_ROLE), "lent secret");
        now = now.plus(Duration.ofMinutes(54));
        assertSigned(call(access, LENT_ROLE), "lent secret");
        assertThat(asked).containsExactly("https://sts.eu-west-1.amazonaws.com/");
        assertThat(questions.getFirst().with("default secret", "eu-west-1", "sts"))
                .isTrue();

        now = now.plus(Duration.ofMinutes(1));
        call(access, LENT_ROLE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void asksAnewWhereARoleWasNotLent() {
        AwsAccess access = access(KNOWN, Map.of());
        Future<TokenService.Answer> good = lent;
        lent = Future.succeededFuture(new TokenService.Answer(403, Buffer.buffer("<Error/>")));

        assertThat(call(access, LENT_ROLE).cause())
                .isInstanceOf(NoCredentialsException.class)
                .hasMessage(LENT_ROLE + ": the token service answered 403");
        lent = good;
        assertSigned(call(access, LENT_ROLE), "lent secret");
    }

    @Test
    void failsAsTheTokenServiceDoes() {
        lent = Future.failedFuture(new IllegalStateException("away"));

        assertThat(call(access(KNOWN, Map.of()), LENT_ROLE).cause()).hasMessage("away");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = LENT_ROLE)
    void doesNotSignForAnEndpointOfOnesOwnWithoutCredentials(@Nullable String role) {
        AwsAccess access = access(NONE, Map.of("SLUICE_LAMBDA_ENDPOINT", "http://functions"));

        assertThat(access.endpoint(LAMBDA)).isEqualTo("http://functions");
        assertThat(call(access, role).result().uri()).isEqualTo("http://functions/f");
        assertThat(call(access, role).result().headers().contains("Authorization"))
                .isFalse();
    }

    /** AWS's token service knows nothing of roles at an endpoint of the operator's own. */
    @Test
    void asksNoStrangerForARoleAtAnEndpointOfOnesOwn() {
        AwsAccess access = access(KNOWN, Map.of("SLUICE_LAMBDA_ENDPOINT", "http://functions"));

        assertSigned(call(access, LENT_ROLE), "default secret");
        assertThat(asked).isEmpty();
    }

    @Test
    void doesNotCallAwsWithoutCredentials() {
        assertThat(call(access(NONE, Map.of()), LENT_ROLE).cause())
                .isInstanceOf(NoCredentialsException.class)
                .hasMessage("no credentials for lambda.eu-west-1.amazonaws.com as " + LENT_ROLE);
    }

    @Test
    void passesNobodysCredentialsOn() {
        AwsAccess access = access(NONE, Map.of("SLUICE_LAMBDA_ENDPOINT", "http://functions"));

        assertThat(call(access, "arn:aws:iam::*:user/*").cause()).isInstanceOf(NoCredentialsException.class);
    }

    /** Stands where the test has put it. */
    private final class Standing extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException("this clock is always UTC");
        }
    }
}
