package dev.sluice.ratelimit.leases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Throttle;
import dev.sluice.contract.limit.LeaseAnswer;
import dev.sluice.contract.limit.LeaseQuestion;
import dev.sluice.contract.limit.LeaseRequest;
import dev.sluice.contract.limit.LeaseReturn;
import dev.sluice.contract.limit.RemainingChange;
import dev.sluice.contract.limit.UsageQuestion;
import dev.sluice.contract.wire.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class LimitsResourceTest {

    private static final String TOKEN = "test-cluster-token";

    /** Its quotas are new, whatever the journal of the last run has. */
    private static final String PLAN = "plan/" + UUID.randomUUID();

    @Test
    void leasesTokensOfSeveralBucketsInTheOrderAsked() {
        var question = new LeaseQuestion(
                "edge-router-0",
                List.of(
                        new LeaseRequest(PLAN + "/1/throttle", 3, new Throttle(1, 5), null),
                        new LeaseRequest(PLAN + "/1/quota", 100, null, new Quota(40, 10, Quota.Period.MONTH))));
        LeaseAnswer answer = Wire.read(ask(question).statusCode(200).extract().asByteArray(), LeaseAnswer.class);
        assertThat(answer.leases()).hasSize(2);
        assertThat(answer.leases().getFirst().bucket()).isEqualTo(PLAN + "/1/throttle");
        assertThat(answer.leases().getFirst().granted()).isEqualTo(3);
        assertThat(answer.leases().getLast().granted()).isEqualTo(30);
    }

    @Test
    void refusesWhenBurstIsSpent() {
        var question = new LeaseQuestion(
                "edge-router-0", List.of(new LeaseRequest("stage/a/throttle", 5, new Throttle(0.01, 5), null)));
        ask(question).statusCode(200).body("leases[0].granted", equalTo(5));
        ask(question)
                .statusCode(200)
                .body("leases[0].granted", equalTo(0))
                .body("leases[0].retryMillis", greaterThan(1_000));
    }

    @Test
    void takesUnspentTokensOfAQuotaBack() {
        var question = new LeaseQuestion(
                "edge-router-7",
                List.of(new LeaseRequest(PLAN + "/7/quota", 50, null, new Quota(50, 0, Quota.Period.MONTH))));
        ask(question).statusCode(200).body("leases[0].granted", equalTo(50));
        trusted()
                .body(Wire.write(
                        new LeaseReturn("edge-router-7", Map.of(PLAN + "/7/quota", 20, PLAN + "/none/quota", 5), 1, 0)))
                .post("/internal/limits/returns")
                .then()
                .statusCode(204);
        trusted()
                .get("/internal/limits/buckets/" + PLAN + "/7/quota")
                .then()
                .statusCode(200)
                .body("bucket", equalTo(PLAN + "/7/quota"))
                .body("quota.spent", equalTo(30));
    }

    @Test
    void reportsUsageAndSetsWhatRemains() {
        String bucket = PLAN + "/8/quota";
        var quota = new Quota(50, 0, Quota.Period.MONTH);
        ask(new LeaseQuestion("edge-router-8", List.of(new LeaseRequest(bucket, 50, null, quota))));
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        trusted()
                .body(Wire.write(new UsageQuestion(List.of(bucket, PLAN + "/none"), quota, today, "2999-01-01")))
                .post("/internal/limits/usage")
                .then()
                .statusCode(200)
                .body("usage[0].days.used", contains(50))
                .body("usage[0].days.remaining", contains(0))
                .body("usage[1].days", hasSize(0));
        trusted()
                .body(Wire.write(new RemainingChange(bucket, quota, 70)))
                .post("/internal/limits/remaining")
                .then()
                .statusCode(200)
                .body("days.used", contains(50))
                .body("days.remaining", contains(70));
        ask(new LeaseQuestion("edge-router-8", List.of(new LeaseRequest(bucket, 100, null, quota))))
                .body("leases[0].granted", equalTo(70));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    usage|{"buckets":["b"],"quota":{"limit":1,"offset":0,"period":"DAY"},"start":"2026-02-30","end":"2026-03-01"}|start is no date
                    usage|{"buckets":["b"],"quota":{"limit":1,"offset":0,"period":"DAY"},"start":"2026-03-02","end":"2026-03-01"}|is before start
                    usage|{"buckets":["b"],"start":"2026-03-01","end":"2026-03-01"}|quota.period
                    remaining|{"bucket":"b","quota":{"limit":1,"offset":0,"period":"DAY"},"remaining":-1}|remaining is -1
                    remaining|{"quota":{"limit":1,"offset":0,"period":"DAY"},"remaining":1}|bucket
                    """)
    void namesWhatIsWrongWithAQuestionOfUsage(String path, String body, String named) {
        trusted()
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/internal/limits/" + path)
                .then()
                .statusCode(400)
                .body("message", containsString(named));
    }

    @Test
    void showsATokenBucket() {
        ask(new LeaseQuestion("edge-router-0", List.of(new LeaseRequest("b", 2, new Throttle(0.01, 5), null))))
                .body("leases", hasSize(1));
        trusted().get("/internal/limits/buckets/b").then().statusCode(200).body("throttle.leased", equalTo(2.0f));
        trusted().get("/internal/limits/buckets/nobody/asked").then().statusCode(404);
    }

    @Test
    void answersNobodyWithoutTheClusterToken() {
        given().contentType("application/json")
                .body("{}")
                .post("/internal/limits/leases")
                .then()
                .statusCode(403)
                .body("message", equalTo("Forbidden"));
        given().header(Wire.CLUSTER_TOKEN, TOKEN + "x")
                .get("/internal/limits/buckets/b")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"router":"r","requests":[{"bucket":"b","want":0,"throttle":{"rateLimit":1,"burstLimit":1}}]}|requests[0]
                    {"router":"r","requests":[{"bucket":"b","want":1}]}|requests[0]
                    {"router":"r","requests":[{"want":1,"throttle":{"rateLimit":1,"burstLimit":1}}]}|requests[0].bucket
                    {"router":"r","requests":[{"bucket":"b","want":"x","throttle":{"rateLimit":1,"burstLimit":1}}]}|requests[0].want
                    {"router":"r","requests":[{"bucket":"b","want":1,"throttle":{"rateLimit":-1,"burstLimit":1}}]}|requests[0].throttle
                    {"router":"r","requests":[{"bucket":"b","want":1,"quota":{"limit":1,"offset":0,"period":"YEAR"}}]}|requests[0].quota.period
                    {"router":"r","requests":[{"bucket":"b","want":1,"quota":{"limit":1,"offset":0}}]}|requests[0].quota.period
                    {"router":"r","requests":[]}|requests
                    {"requests":[{"bucket":"b","want":1,"throttle":{"rateLimit":1,"burstLimit":1}}]}|router
                    {"router":|the body
                    null|the body
                    """)
    void namesTheMemberThatIsWrong(String body, String named) {
        trusted()
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/internal/limits/leases")
                .then()
                .statusCode(400)
                .body("message", containsString(named));
    }

    private static ValidatableResponse ask(LeaseQuestion question) {
        return trusted()
                .body(Wire.write(question))
                .post("/internal/limits/leases")
                .then();
    }

    private static RequestSpecification trusted() {
        return given().header(Wire.CLUSTER_TOKEN, TOKEN).contentType("application/json");
    }
}
