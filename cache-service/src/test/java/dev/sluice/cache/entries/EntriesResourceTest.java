package dev.sluice.cache.entries;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.contract.cache.CacheEntry;
import dev.sluice.contract.wire.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EntriesResourceTest {

    private static final String TOKEN = "test-cluster-token";

    @Test
    void answersAnEntryAsItWasStored() {
        CacheEntry entry = entry("hello, entry");
        put("a1/prod/h1", entry, "300").statusCode(204);
        var answer = get("a1/prod/h1").statusCode(200).contentType("application/json");
        CacheEntry read = Wire.read(answer.extract().asByteArray(), CacheEntry.class);
        assertThat(read.status()).isEqualTo(entry.status());
        assertThat(read.headers()).isEqualTo(entry.headers());
        assertThat(read.body()).isEqualTo(entry.body());
        assertThat(read.storedAtMillis()).isEqualTo(entry.storedAtMillis());
        assertThat(Long.parseLong(answer.extract().header("X-Sluice-Remaining-Millis")))
                .isBetween(290_000L, 300_000L);
    }

    @Test
    void hasNothingThatWasNeverStored() {
        get("a1/prod/never").statusCode(404);
    }

    @Test
    void theLatestEntryCounts() {
        put("a2/prod/h", entry("old"), "300").statusCode(204);
        put("a2/prod/h", entry("new"), "300").statusCode(204);
        CacheEntry read = Wire.read(get("a2/prod/h").statusCode(200).extract().asByteArray(), CacheEntry.class);
        assertThat(read.body()).asString(StandardCharsets.UTF_8).isEqualTo("new");
    }

    @Test
    void flushesOneStageAndNoOther() {
        put("a3/prod/h", entry("x"), "300").statusCode(204);
        put("a3/dev/h", entry("x"), "300").statusCode(204);
        trusted().delete("/internal/cache/stages/a3/prod").then().statusCode(204);
        get("a3/prod/h").statusCode(404);
        get("a3/dev/h").statusCode(200);
        put("a3/prod/h", entry("y"), "300").statusCode(204);
        get("a3/prod/h").statusCode(200);
        trusted().delete("/internal/cache/stages/a3/prod").then().statusCode(204);
        get("a3/prod/h").statusCode(404);
    }

    @Test
    void anAnswerFromBeforeAFlushIsNotSeenHoweverLateItIsStored() {
        String before = get("a7/prod/h").statusCode(404).extract().header("X-Sluice-Epoch");
        trusted().delete("/internal/cache/stages/a7/prod").then().statusCode(204);
        putIn(before, "a7/prod/h").statusCode(204);
        String after = get("a7/prod/h").statusCode(404).extract().header("X-Sluice-Epoch");
        putIn(after, "a7/prod/h").statusCode(204);
        get("a7/prod/h").statusCode(200).header("X-Sluice-Epoch", after);
        putIn(before, "a7/prod/h").statusCode(204);
        get("a7/prod/h").statusCode(200);
    }

    @Test
    void keepsTheLargestAnswerAndRefusesALargerOne() {
        put("a4/prod/largest", new CacheEntry(200, Map.of(), new byte[1_048_576], 1), "60")
                .statusCode(204);
        get("a4/prod/largest").statusCode(200);
        put("a4/prod/larger", new CacheEntry(200, Map.of(), new byte[1_048_577], 1), "60")
                .statusCode(413)
                .body("message", containsString("1048577"));
        get("a4/prod/larger").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"0", "3601", "-1", "x", "''"})
    void refusesATimeToLiveThatAwsHasNot(String seconds) {
        put("a5/prod/h", entry("x"), seconds).statusCode(400).body("message", containsString("ttlSeconds"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"status":200}|body
                    {"body":""}|status
                    {"status":"x","body":""}|CacheEntry
                    {|CacheEntry
                    null|status
                    """)
    void saysWhatIsWrongWithAnEntry(String body, String named) {
        trusted()
                .body(body.getBytes(StandardCharsets.UTF_8))
                .put("/internal/cache/entries/a6/prod/h?ttlSeconds=1")
                .then()
                .statusCode(400)
                .body("message", containsString(named));
    }

    @Test
    void answersNobodyWithoutTheClusterToken() {
        given().get("/internal/cache/entries/a1/prod/h1").then().statusCode(403).body("message", equalTo("Forbidden"));
        given().header(Wire.CLUSTER_TOKEN, "guess")
                .delete("/internal/cache/stages/a1/prod")
                .then()
                .statusCode(403);
    }

    private static CacheEntry entry(String body) {
        return new CacheEntry(
                200,
                Map.of("Content-Type", List.of("text/plain"), "Set-Cookie", List.of("a=1", "b=2")),
                body.getBytes(StandardCharsets.UTF_8),
                1_700_000_000_000L);
    }

    private static ValidatableResponse put(String key, CacheEntry entry, String ttlSeconds) {
        return trusted()
                .queryParam("ttlSeconds", ttlSeconds)
                .body(Wire.write(entry))
                .put("/internal/cache/entries/" + key)
                .then();
    }

    private static ValidatableResponse putIn(String epoch, String key) {
        return trusted()
                .queryParam("ttlSeconds", "60")
                .queryParam("epoch", epoch)
                .body(Wire.write(entry("x")))
                .put("/internal/cache/entries/" + key)
                .then();
    }

    private static ValidatableResponse get(String key) {
        return trusted().get("/internal/cache/entries/" + key).then();
    }

    private static RequestSpecification trusted() {
        return given().header(Wire.CLUSTER_TOKEN, TOKEN).contentType("application/json");
    }
}
