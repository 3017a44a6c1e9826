package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import dev.sluice.edge.server.AwsStub.Asked;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS integrations that call a service by a path or an action, signed. */
class AwsServiceTest {

    private static final String SERVICES = "arn:aws:apigateway:eu-central-1:";
    private static final String OWN_ROLE = "arn:aws:iam::000000000000:role/own";
    private static final String LENT_ROLE = "arn:aws:iam::000000000000:role/lent";

    @TempDir
    private Path folder;

    private AwsStub aws;
    private EdgeHarness edge;

    @BeforeEach
    void start() throws Exception {
        aws = new AwsStub();
        Path credentials = folder.resolve("credentials");
        Files.writeString(credentials, """
                # what the gateway may show
                [default]
                aws_access_key_id = DEFAULT
                aws_secret_access_key = default secret
                [%s]
                aws_access_key_id=OWN
                aws_secret_access_key=own secret
                aws_session_token=own token
                """.formatted(OWN_ROLE));
        edge = new EdgeHarness(
                request -> request.response().setStatusCode(404).end(),
                Map.of(
                        "SLUICE_AWS_ENDPOINTS",
                        "*=" + aws.url() + ", gone=http://127.0.0.1:1",
                        "SLUICE_AWS_CREDENTIALS_FILE",
                        credentials.toString()));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
        aws.close();
    }

    private void serve(AwsIntegration integration) {
        edge.apply(
                "stage/a1/dev",
                Apis.api().method("ANY", "/{key+}", integration.made()).stage("a1", "dev"));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return edge.send(edge.request("/a1/dev" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Throws where what arrived is not signed with this secret for this service. */
    private static Authorization verified(Asked asked, String secret, String service) {
        Map<String, List<String>> headers = new HashMap<>();
        asked.headers()
                .names()
                .forEach(name -> headers.put(name, asked.headers().getAll(name)));
        SignedRequest request = new SignedRequest(
                asked.method(),
                asked.path(),
                asked.query(),
                headers,
                SigV4.sha256(asked.body().getBytes()));
        Authorization found = Authorization.of(request).orElseThrow();
        byte[] key = SigV4.signingKey(secret, found.date(), "eu-central-1", service);
        assertThat(SigV4.matches(key, request, found)).isTrue();
        assertThat(found.service()).isEqualTo(service);
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb, PutItem, DynamoDB_20120810.PutItem, application/x-amz-json-1.0",
        "kinesis, PutRecord, Kinesis_20131202.PutRecord, application/x-amz-json-1.1",
        "states, StartExecution, AWSStepFunctions.StartExecution, application/x-amz-json-1.0",
        "events, PutEvents, AWSEvents.PutEvents, application/x-amz-json-1.1",
    })
    void asksAJsonServiceForAnActionByItsTarget(String service, String action, String target, String contentType)
            throws Exception {
        serve(AwsIntegration.service("POST", SERVICES + service + ":action/" + action));

        assertThat(post("/x", "{\"a\": 1}").statusCode()).isEqualTo(200);
        assertThat(aws.last().header("X-Amz-Target")).isEqualTo(target);
        assertThat(aws.last().header("Content-Type")).isEqualTo(contentType);
        assertThat(aws.last().path() + "?" + aws.last().query()).isEqualTo("/?");
        assertThat(verified(aws.last(), "default secret", service).signedHeaders())
                .contains("x-amz-target", "host");
    }

    @Test
    void asksAQueryServiceForAnActionInItsQuery() throws Exception {
        serve(AwsIntegration.service("POST", SERVICES + "sns:action/Publish")
                .mapping("querystring.TopicArn", "'arn:aws:sns:eu-central-1:0:t'")
                .mapping("querystring.Message", "method.request.body.text"));

        post("/x", "{\"text\": \"a b&c=+ü\"}");

        assertThat(aws.last().query())
                .isEqualTo("Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aeu-central-1%3A0%3At"
                        + "&Message=a%20b%26c%3D%2B%C3%BC");
        verified(aws.last(), "default secret", "sns");
    }

    @Test
    void sendsAFormToAPath() throws Exception {
        serve(AwsIntegration.service("POST", SERVICES + "sqs:path/000000000000/queue")
                .mapping("header.Content-Type", "'application/x-www-form-urlencoded'")
                .template("application/json", "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"));

        post("/x", "{\"a\": 1}");

        assertThat(aws.last().path()).isEqualTo("/000000000000/queue");
        assertThat(aws.last().body().toString()).isEqualTo("Action=SendMessage&MessageBody=%7B%22a%22%3A+1%7D");
        assertThat(aws.last().header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        verified(aws.last(), "default secret", "sqs");
    }

    @ParameterizedTest
    @CsvSource({
        "/folder/pic.png, /bucket/folder/pic.png",
        "/a%20b%2Bc, /bucket/a%20b%2Bc",
        "/folder%2Fpic, /bucket/folder/pic",
        "/a:b(c)'d', /bucket/a%3Ab%28c%29%27d%27",
        "/%E2%82%AC, /bucket/%E2%82%AC",
    })
    void putsAnObject(String asked, String path) throws Exception {
        serve(AwsIntegration.service("PUT", SERVICES + "s3:path/bucket/{key}")
                .mapping("path.key", "method.request.path.key"));

        post(asked, "picture");

        assertThat(aws.last().method() + " " + aws.last().path()).isEqualTo("PUT " + path);
        assertThat(aws.last().header("X-Amz-Content-Sha256")).hasSize(64);
        verified(aws.last(), "default secret", "s3");
    }

    @Test
    void namesAnObjectByAnAction() throws Exception {
        serve(AwsIntegration.service("GET", SERVICES + "s3:action/GetObject&Bucket=b&Key={key}"));

        edge.get("/a1/dev/pic");

        assertThat(aws.last().method() + " " + aws.last().path()).isEqualTo("GET /b/pic");
    }

    @Test
    void asksASubdomainByItsHost() throws Exception {
        serve(AwsIntegration.service("GET", SERVICES + "bucket.s3:path/{key}"));

        edge.get("/a1/dev/pic");

        assertThat(aws.last().header("Host")).isEqualTo("bucket." + aws.url().substring("http://".length()));
        verified(aws.last(), "default secret", "s3");
    }

    @Test
    void selectsByTheServicesStatus() throws Exception {
        aws.answers(400, "application/x-amz-json-1.0", "{\"__type\": \"ResourceNotFoundException\"}");
        serve(AwsIntegration.service("POST", SERVICES + "dynamodb:action/GetItem")
                .response("404", "4\\d{2}", Map.of(), Map.of("application/json", "$input.path('$.__type')"), null));

        HttpResponse<String> answer = post("/x", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("ResourceNotFoundException");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("X-Amzn-Trace-Id")).isPresent();
    }

    @Test
    void signsAsTheRoleItWasGivenCredentialsOf() throws Exception {
        serve(AwsIntegration.service("POST", SERVICES + "sqs:action/SendMessage")
                .as(OWN_ROLE));

        post("/x", "{}");

        assertThat(verified(aws.last(), "own secret", "sqs").accessKeyId()).isEqualTo("OWN");
        assertThat(aws.last().header("X-Amz-Security-Token")).isEqualTo("own token");
    }

    @Test
    void assumesAnotherRoleOnceForManyCalls() throws Exception {
        aws.answers((request, seen) ->
                request.response().end(seen.body().toString().startsWith("Action=AssumeRole") ? """
                <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>LENT</AccessKeyId>
                <SecretAccessKey>lent secret</SecretAccessKey><SessionToken>lent/token==</SessionToken>
                </Credentials></AssumeRoleResult></AssumeRoleResponse>""" : "{}"));
        serve(AwsIntegration.service("POST", SERVICES + "sqs:action/SendMessage")
                .as(LENT_ROLE));

        post("/x", "{}");
        post("/x", "{}");

        Asked question = aws.asked().getFirst();
        assertThat(question.body().toString()).contains("RoleArn=arn%3Aaws%3Aiam%3A%3A000000000000%3Arole%2Flent");
        assertThat(verified(question, "default secret", "sts").accessKeyId()).isEqualTo("DEFAULT");
        assertThat(aws.asked()).hasSize(3);
        assertThat(verified(aws.last(), "lent secret", "sqs").accessKeyId()).isEqualTo("LENT");
        assertThat(aws.last().header("X-Amz-Security-Token")).isEqualTo("lent/token==");
    }

    @Test
    void answersAnInternalErrorWhereARoleIsNotLent() throws Exception {
        aws.answers(403, "text/xml", "<Error/>");
        serve(AwsIntegration.service("POST", SERVICES + "sqs:action/SendMessage")
                .as(LENT_ROLE));

        assertThat(post("/x", "{}").statusCode()).isEqualTo(500);
        assertThat(post("/x", "{}").statusCode()).isEqualTo(500);
        assertThat(aws.asked())
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.path()).isEqualTo("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs:path/q", "nobody:action/X"})
    void refusesToPassTheCallersCredentialsOn(String service) throws Exception {
        serve(AwsIntegration.service("POST", SERVICES + service).as("arn:aws:iam::*:user/*"));

        assertThat(post("/x", "{}").statusCode()).isEqualTo(500);
        assertThat(aws.asked()).isEmpty();
    }

    @Test
    void answersAServiceThatCannotBeReached() throws Exception {
        serve(AwsIntegration.service("POST", SERVICES + "gone:path/x"));

        HttpResponse<String> answer = post("/x", "{}");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).isEqualTo("{\"message\": \"Network error communicating with endpoint\"}");
    }

    @Test
    void refusesAMappedHeaderThatIsTheGateways() throws Exception {
        serve(AwsIntegration.service("POST", SERVICES + "sqs:path/q").mapping("header.Authorization", "'mine'"));

        assertThat(post("/x", "{}").statusCode()).isEqualTo(500);
        assertThat(aws.asked()).isEmpty();
    }
}
