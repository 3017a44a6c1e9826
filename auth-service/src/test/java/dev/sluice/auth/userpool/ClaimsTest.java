package dev.sluice.auth.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void areShownAsAwsShowsThem() {
        Claims claims = new Claims(Map.of(
                "sub",
                "u-1",
                "email_verified",
                true,
                "auth_time",
                1563281325,
                "exp",
                1563284925,
                "iat",
                1563281325,
                "cognito:groups",
                List.of("admin", "staff"),
                "custom:role",
                "x"));

        assertThat(claims.asTexts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sub", "u-1",
                        "email_verified", "true",
                        "auth_time", "1563281325",
                        "exp", "Tue Jul 16 13:48:45 UTC 2019",
                        "iat", "Tue Jul 16 12:48:45 UTC 2019",
                        "cognito:groups", "admin,staff",
                        "custom:role", "x"));
    }

    @Test
    void showObjectsAsJson() {
        Claims claims = new Claims(Map.of("address", Map.of("city", "Bonn"), "list", List.of(Map.of("a", 1), 2)));

        assertThat(claims.asTexts())
                .containsEntry("address", "{\"city\":\"Bonn\"}")
                .containsEntry("list", "{\"a\":1},2");
    }

    @Test
    void findScopesInATextOrAList() {
        assertThat(new Claims(Map.of("scope", "pets/read  pets/write")).scopes())
                .containsExactly("pets/read", "pets/write");
        assertThat(new Claims(Map.of("scp", List.of("a", "b"))).scopes()).containsExactly("a", "b");
        assertThat(new Claims(Map.of("scope", 1)).scopes()).isEmpty();
        assertThat(new Claims(Map.of()).scopes()).isEmpty();
    }

    @Test
    void findTheAudienceInAudOrClientId() {
        assertThat(new Claims(Map.of("aud", "a")).audiences()).containsExactly("a");
        assertThat(new Claims(Map.of("aud", List.of("a", "b"))).audiences()).containsExactly("a", "b");
        assertThat(new Claims(Map.of("client_id", "c")).audiences()).containsExactly("c");
        assertThat(new Claims(Map.of("aud", "a", "client_id", "c")).audiences()).containsExactly("a");
        assertThat(new Claims(Map.of()).audiences()).isEmpty();
    }

    @Test
    void readMomentsInSeconds() {
        assertThat(new Claims(Map.of("exp", 1.9e9)).moment("exp")).contains(Instant.ofEpochSecond(1_900_000_000));
        assertThat(new Claims(Map.of("exp", "1900000000")).moment("exp")).isEmpty();
        assertThat(new Claims(Map.of("exp", 1e300)).moment("exp")).isEmpty();
    }
}
