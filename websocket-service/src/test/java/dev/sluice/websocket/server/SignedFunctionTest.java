package dev.sluice.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.aws.Signed;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose credentials sign the calls of routes' functions, and where they go. */
class SignedFunctionTest {

    private static final String REGION = "eu-west-1";
    private static final String FUNCTION = "arn:aws:lambda:" + REGION + ":000000000000:function:f";
    private static final String OWN_ROLE = "arn:aws:iam::000000000000:role/own";
    private static final String LENT_ROLE = "arn:aws:iam::000000000000:role/lent";
    private static final String LOAN = """
            <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>LENT</AccessKeyId>
            <SecretAccessKey>lent secret</SecretAccessKey><SessionToken>lent token</SessionToken>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>""";

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private Backend aws;
    private Running running;

    @BeforeEach
    void start() throws Exception {
        aws = new Backend(vertx);
        aws.answers((request, response) -> response.end(
                request.body().startsWith("Action=AssumeRole") ? LOAN : "{\"body\":\"from the function\"}"));
        Path credentials = folder.resolve("credentials");
        Files.writeString(credentials, """
                [default]
                aws_access_key_id = DEFAULT
                aws_secret_access_key = default secret
                [%s]
                aws_access_key_id = OWN
                aws_secret_access_key = own secret
                aws_session_token = own token
                """.formatted(OWN_ROLE));
        run(Map.of("SLUICE_AWS_ENDPOINTS", "*=" + aws.url(), "SLUICE_AWS_CREDENTIALS_FILE", credentials.toString()));
    }

    private void run(Map<String, String> settings) throws Exception {
        running = new Running(vertx, Clock.systemUTC(), new HashMap<>(settings));
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
        Await.future(vertx.close());
    }

    /** What the function's route answers to a message. */
    private String said(String role) throws Exception {
        running.deploy(
                "prod",
                "'echo':{'routeKey':'echo','target':'integrations/i','routeResponseSelectionExpression':'$default'}",
                "'i':{'integrationId':'i','integrationType':'AWS_PROXY','credentialsArn':'" + role
                        + "','integrationUri':'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                        + FUNCTION
                        + "/invocations'}");
        return running.connect("api1/prod").send("{\"action\":\"echo\"}").receive();
    }

    private Signed next() throws InterruptedException {
        Backend.Received seen = aws.next();
        return new Signed(seen.method(), seen.uri(), seen.headers(), Buffer.buffer(seen.body()));
    }

    @Test
    void areTheDefaultOnesWithoutARole() throws Exception {
        assertThat(said("")).isEqualTo("from the function");

        assertThat(next().with("default secret", REGION, "lambda")).isTrue();
    }

    @Test
    void areTheRolesOwnWhereTheyWereGiven() throws Exception {
        assertThat(said(OWN_ROLE)).isEqualTo("from the function");

        Signed call = next();
        assertThat(call.with("own secret", REGION, "lambda")).isTrue();
        assertThat(call.headers().get("X-Amz-Security-Token")).isEqualTo("own token");
    }

    @Test
    void areLentByTheTokenServiceElse() throws Exception {
        assertThat(said("arn:aws:iam::000000000000:role/${stageVariables.v}")).isEqualTo("from the function");

        Signed question = next();
        assertThat(question.with("default secret", REGION, "sts")).isTrue();
        assertThat(question.body().toString()).contains("role%2Fvar");
        assertThat(next().with("lent secret", REGION, "lambda")).isTrue();
    }

    @Test
    void aRoleThatIsNotLentFailsTheCall() throws Exception {
        aws.answers((request, response) -> response.setStatusCode(403).end("<Error/>"));

        assertThat(said(LENT_ROLE)).contains("Internal server error");
        assertThat(next().uri()).isEqualTo("/");
    }

    @Test
    void thereAreNoneForAnEndpointOfOnesOwnWithoutThem() throws Exception {
        running.close();
        Path empty = Files.writeString(folder.resolve("empty"), "");
        run(Map.of("SLUICE_LAMBDA_ENDPOINT", aws.url(), "SLUICE_AWS_CREDENTIALS_FILE", empty.toString()));

        assertThat(said(LENT_ROLE)).isEqualTo("from the function");
        assertThat(next().accessKeyId()).isEmpty();
    }

    @Test
    void withoutThemAwsIsNotCalled() throws Exception {
        running.close();
        Path empty = Files.writeString(folder.resolve("empty"), "");
        run(Map.of("SLUICE_AWS_CREDENTIALS_FILE", empty.toString()));

        assertThat(said("")).contains("Internal server error");
    }
}
