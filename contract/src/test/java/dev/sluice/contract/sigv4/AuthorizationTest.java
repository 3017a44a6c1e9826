package dev.sluice.contract.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {

    private static final String HEADER = "AWS4-HMAC-SHA256 Credential=AK/20150830/us-east-1/iam/aws4_request, "
            + "SignedHeaders=host;x-amz-date, Signature=abc";

    @Test
    void isReadFromTheHeader() {
        assertThat(header(HEADER))
                .contains(new Authorization(
                        "AK",
                        "20150830",
                        "us-east-1",
                        "iam",
                        List.of("host", "x-amz-date"),
                        "abc",
                        "20150830T123600Z",
                        0));
    }

    @Test
    void needsNoSpaces() {
        assertThat(header(HEADER.replace(", ", ","))).isEqualTo(header(HEADER));
    }

    @Test
    void isReadFromThePresignedQuery() {
        String query =
                "a=b&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK%2F20150830%2Fus-east-1%2Fiam%2Faws4_request"
                        + "&X-Amz-Date=20150830T123600Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=abc";

        Optional<Authorization> found =
                Authorization.of(new SignedRequest("GET", "/", query, Map.of(), SigV4.UNSIGNED_PAYLOAD));

        assertThat(found)
                .contains(new Authorization(
                        "AK", "20150830", "us-east-1", "iam", List.of("host"), "abc", "20150830T123600Z", 60));
        assertThat(found.map(Authorization::presigned)).contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer abc",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential=AK/20150830/us-east-1/iam, SignedHeaders=host, Signature=abc",
                "AWS4-HMAC-SHA256 Credential=AK/20150830/us-east-1/iam/aws5_request, SignedHeaders=host, Signature=abc",
                "AWS4-HMAC-SHA256 Credential=AK/20150830/us-east-1/iam/aws4_request, Signature=abc",
                "AWS4-HMAC-SHA256 Credential=AK/20150830/us-east-1/iam/aws4_request, SignedHeaders=host"
            })
    void isNotReadFromAnythingElse(String header) {
        assertThat(header(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "99999999999999999999"})
    void isNotReadFromAQueryWithoutALifetime(String expires) {
        String query =
                "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK%2F20150830%2Fus-east-1%2Fiam%2Faws4_request"
                        + "&X-Amz-Date=20150830T123600Z&X-Amz-Expires=" + expires
                        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=abc";

        assertThat(Authorization.of(new SignedRequest("GET", "/", query, Map.of(), "")))
                .isEmpty();
    }

    @Test
    void itsSessionTokenIsInTheSamePlace() {
        String query =
                "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK%2F20150830%2Fus-east-1%2Fiam%2Faws4_request"
                        + "&X-Amz-Date=20150830T123600Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=abc"
                        + "&X-Amz-Security-Token=a%2Bb%3D";
        var presigned = new SignedRequest("GET", "/", query, Map.of(), "");
        var both = new SignedRequest(
                "GET",
                "/",
                "X-Amz-Security-Token=other",
                Map.of("authorization", List.of(HEADER), "x-amz-security-token", List.of("a+b=")),
                "");

        assertThat(Authorization.of(presigned).map(a -> a.securityToken(presigned)))
                .contains("a+b=");
        assertThat(Authorization.of(both).map(a -> a.securityToken(both))).contains("a+b=");
        assertThat(header(HEADER).map(a -> a.securityToken(new SignedRequest("GET", "/", "", Map.of(), ""))))
                .contains("");
    }

    private static Optional<Authorization> header(String authorization) {
        return Authorization.of(new SignedRequest(
                "GET",
                "/",
                "",
                Map.of("authorization", List.of(authorization), "x-amz-date", List.of("20150830T123600Z")),
                ""));
    }
}
