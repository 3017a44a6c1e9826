package dev.sluice.contract.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {

    private static final String WHOLE = "AWS4-HMAC-SHA256 Credential=AK/20150830/us-east-1/iam/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=abc";
    private static final String PRESIGNED = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AK%2F20150830%2Fus-east-1%2Fiam%2Faws4_request&X-Amz-Date=20150830T123600Z"
            + "&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=abc";

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Other Credential=a/b/c/d/e, SignedHeaders=host, Signature=abc"})
    void nothingOrAnotherAlgorithmIsNone(String header) {
        assertThat(claim(header, "x-amz-date")).isEqualTo(new Claim.None());
    }

    @Test
    void isCompleteInTheHeaderAndInTheQuery() {
        assertThat(claim(WHOLE, "x-amz-date")).isInstanceOf(Claim.Complete.class);
        assertThat(claim(WHOLE.replace(",", ""), "x-amz-date")).isEqualTo(claim(WHOLE, "x-amz-date"));
        assertThat(Claim.of(new SignedRequest("GET", "/", PRESIGNED, Map.of(), "")))
                .isInstanceOf(Claim.Complete.class);
    }

    /** The hash is of the whole header: {@code printf 'Bearer token' | openssl sha256 -binary | base64}. */
    @Test
    void aWordWithoutAnEqualSignIsToldByItsHash() {
        assertThat(claim("Bearer token", ""))
                .isEqualTo(
                        new Claim.Incomplete(
                                "Invalid key=value pair (missing equal-sign) in Authorization header"
                                        + " (hashed with SHA-256 and encoded with Base64): 'sirDDmH2JNXZ7PrsYu3JMpduFdLxWZgJKX9UIu07OWs='."));
    }

    @ParameterizedTest
    @CsvSource({"Credential=AK/20150830/us-east-1/iam/aws4_request", "SignedHeaders=host;x-amz-date", "Signature=abc"})
    void whatLacksIsTold(String parameter) {
        String name = parameter.substring(0, parameter.indexOf('='));

        assertThat(message(claim(WHOLE.replace(parameter, "Other=x"), "x-amz-date")))
                .startsWith("Authorization header requires '" + name + "' parameter. (Hashed with SHA-256 and encoded"
                        + " with Base64) Authorization=");
        assertThat(message(claim(WHOLE.replace(parameter, name + "="), "x-amz-date")))
                .startsWith("Authorization header requires '" + name + "' parameter. (");
    }

    @Test
    void aDateLacksWhereThereIsNeither() {
        assertThat(message(claim(WHOLE, "")))
                .startsWith("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. (");
        assertThat(claim(WHOLE, "date")).isInstanceOf(Claim.Complete.class);
    }

    @Test
    void everythingMayLackAtOnce() {
        assertThat(message(claim("AWS4-HMAC-SHA256", "")))
                .startsWith("Authorization header requires 'Credential' parameter. Authorization header requires"
                        + " 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter."
                        + " Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
                        + " (Hashed with SHA-256 and encoded with Base64) Authorization=");
    }

    @Test
    void aCredentialHasItsWholeScope() {
        assertThat(message(claim(WHOLE.replace("/aws4_request", ""), "x-amz-date")))
                .isEqualTo("Credential must have exactly 5 slash-delimited elements, e.g."
                        + " keyid/date/region/service/term, got 'AK/20150830/us-east-1/iam'");
    }

    @Test
    void aScopeEndsAsItMust() {
        assertThat(message(claim(WHOLE.replace("aws4_request", "aws5_request"), "x-amz-date")))
                .isEqualTo("Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. ");
    }

    @Test
    void aLifetimeIsANumber() {
        String query = PRESIGNED.replace("Expires=60", "Expires=soon");

        assertThat(message(Claim.of(new SignedRequest("GET", "/", query, Map.of(), ""))))
                .isEqualTo("X-Amz-Expires should be a number");
    }

    @Test
    void whatLacksInAQueryIsTold() {
        String query = PRESIGNED.replace("&X-Amz-Signature=abc", "").replace("X-Amz-Date", "Date");

        assertThat(message(Claim.of(new SignedRequest("GET", "/", query, Map.of(), ""))))
                .isEqualTo("AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters"
                        + " must include 'X-Amz-Date'. Re-examine the query-string parameters.");
    }

    private static String message(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Incomplete.class);
        return ((Claim.Incomplete) claim).message();
    }

    /** {@code date} is the header that has one, or empty. */
    private static Claim claim(String authorization, String date) {
        Map<String, List<String>> headers = new HashMap<>(Map.of("authorization", List.of(authorization)));
        if (!date.isEmpty()) {
            headers.put(date, List.of("20150830T123600Z"));
        }
        return Claim.of(new SignedRequest("GET", "/", "", headers, ""));
    }
}
