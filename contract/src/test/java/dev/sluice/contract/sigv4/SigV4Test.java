package dev.sluice.contract.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against AWS's published examples: the General Reference's IAM request, and the signing test suite. */
class SigV4Test {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String EMPTY = SigV4.sha256(new byte[0]);
    private static final Instant THEN = Instant.parse("2015-08-30T12:36:00Z");

    @Test
    void derivesThePublishedSigningKey() {
        assertThat(HexFormat.of().formatHex(SigV4.signingKey(SECRET, "20150830", "us-east-1", "iam")))
                .isEqualTo("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
    }

    @Test
    void verifiesThePublishedRequest() {
        SignedRequest request = listUsers("Action=ListUsers&Version=2010-05-08", "iam.amazonaws.com");
        Authorization authorization = Authorization.of(request).orElseThrow();
        byte[] key = SigV4.signingKey(SECRET, "20150830", "us-east-1", "iam");

        assertThat(SigV4.sha256(SigV4.canonical(request, authorization).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
        assertThat(SigV4.signature(key, request, authorization))
                .isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
        assertThat(SigV4.matches(key, request, authorization)).isTrue();
    }

    @Test
    void refusesAnyOtherRequestOrKey() {
        SignedRequest request = listUsers("Action=ListUsers&Version=2010-05-08", "iam.amazonaws.com");
        Authorization authorization = Authorization.of(request).orElseThrow();
        byte[] key = SigV4.signingKey(SECRET, "20150830", "us-east-1", "iam");

        assertThat(SigV4.matches(key, listUsers("Action=DeleteUser", "iam.amazonaws.com"), authorization))
                .isFalse();
        assertThat(SigV4.matches(key, listUsers("Action=ListUsers&Version=2010-05-08", "evil.example"), authorization))
                .isFalse();
        assertThat(SigV4.matches(SigV4.signingKey("guess", "20150830", "us-east-1", "iam"), request, authorization))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST, '', 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET, Param2=value2&Param1=value1, b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "GET, %E1%88%B4=bar, 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"
    })
    void signsAsTheTestSuite(String method, String query, String signature) {
        Map<String, List<String>> headers =
                Map.of("Host", List.of("example.amazonaws.com"), "X-Amz-Date", List.of("20150830T123600Z"));
        var request = new SignedRequest(method, "/", query, headers, EMPTY);
        byte[] key = SigV4.signingKey(SECRET, "20150830", "us-east-1", "service");

        assertThat(SigV4.signature(key, request, suite(List.of("host", "x-amz-date"))))
                .isEqualTo(signature);
    }

    @Test
    void trimsHeadersAsTheTestSuite() {
        Map<String, List<String>> headers = Map.of(
                "Host", List.of("example.amazonaws.com"),
                "My-Header1", List.of(" value1"),
                "My-Header2", List.of(" \"a   b   c\""),
                "X-Amz-Date", List.of("20150830T123600Z"));
        var request = new SignedRequest("GET", "/", "", headers, EMPTY);
        byte[] key = SigV4.signingKey(SECRET, "20150830", "us-east-1", "service");

        assertThat(SigV4.signature(key, request, suite(List.of("host", "my-header1", "my-header2", "x-amz-date"))))
                .isEqualTo("acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "/.", "/./", "/example/..", "/a/../..", "///."})
    void takesRedundantSegmentsOutOfThePath(String path) {
        Map<String, List<String>> headers =
                Map.of("Host", List.of("example.amazonaws.com"), "X-Amz-Date", List.of("20150830T123600Z"));
        byte[] key = SigV4.signingKey(SECRET, "20150830", "us-east-1", "service");

        assertThat(SigV4.signature(
                        key, new SignedRequest("GET", path, "", headers, EMPTY), suite(List.of("host", "x-amz-date"))))
                .as("get-vanilla of the test suite")
                .isEqualTo("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }

    @ParameterizedTest
    @CsvSource({"/a//b, /a/b", "/a/./b/, /a/b/", "/a/b/../c, /a/c", "/../a, /a", "/a%2F..%2Fb, /a%2F..%2Fb", "a, /a"})
    void keepsTheOtherSegments(String path, String normal) {
        assertThat(Encoding.normal(path)).isEqualTo(normal);
    }

    @Test
    void refusesASignatureThatDoesNotCoverTheHost() {
        var request = new SignedRequest("GET", "/", "", Map.of("X-Amz-Date", List.of("20150830T123600Z")), EMPTY);
        byte[] key = SigV4.signingKey(SECRET, "20150830", "us-east-1", "service");
        Authorization unsigned = suite(List.of("x-amz-date"));
        Authorization signed = new Authorization(
                unsigned.accessKeyId(),
                unsigned.date(),
                unsigned.region(),
                unsigned.service(),
                unsigned.signedHeaders(),
                SigV4.signature(key, request, unsigned),
                unsigned.timestamp(),
                0);

        assertThat(SigV4.matches(key, request, signed)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "300, true",
        "301, false",
        "-300, true",
        "-301, false",
    })
    void isTimelyWithinFiveMinutes(long secondsLater, boolean timely) {
        assertThat(SigV4.timely(suite(List.of("host")), THEN.plusSeconds(secondsLater)))
                .isEqualTo(timely);
    }

    @Test
    void presignedUrlIsTimelyUntilItExpires() {
        var presigned = new Authorization(
                "AKIDEXAMPLE", "20150830", "us-east-1", "service", List.of("host"), "", "20150830T123600Z", 3_600);

        assertThat(SigV4.timely(presigned, THEN.plusSeconds(3_600))).isTrue();
        assertThat(SigV4.timely(presigned, THEN.plusSeconds(3_601))).isFalse();
        assertThat(SigV4.timely(presigned, THEN.minusSeconds(301))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20150830", "20150831T000000Z", "2015-08-30T12:36:00Z", "20150230T000000Z"})
    void isNotTimelyWithATimeThatIsNotOfItsScope(String timestamp) {
        var authorization =
                new Authorization("AKIDEXAMPLE", "20150830", "us-east-1", "service", List.of("host"), "", timestamp, 0);

        assertThat(SigV4.timely(authorization, THEN)).isFalse();
    }

    private static Authorization suite(List<String> signedHeaders) {
        return new Authorization(
                "AKIDEXAMPLE", "20150830", "us-east-1", "service", signedHeaders, "", "20150830T123600Z", 0);
    }

    private static SignedRequest listUsers(String query, String host) {
        String authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-date, "
                + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
        return new SignedRequest(
                "GET",
                "/",
                query,
                Map.of(
                        "Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8"),
                        "Host", List.of(host),
                        "X-Amz-Date", List.of("20150830T123600Z"),
                        "Authorization", List.of(authorization)),
                EMPTY);
    }
}
