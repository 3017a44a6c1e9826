package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionUriTest {

    private static final String BEFORE = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/";

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:eu-west-1:000000000000:function:gate, aws, eu-west-1,"
                + " arn%3Aaws%3Alambda%3Aeu-west-1%3A000000000000%3Afunction%3Agate",
        "arn:aws-cn:lambda:cn-north-1:000000000000:function:gate:live, aws-cn, cn-north-1,"
                + " arn%3Aaws-cn%3Alambda%3Acn-north-1%3A000000000000%3Afunction%3Agate%3Alive",
        "gate, aws, us-east-1, gate",
        "gate:live, aws, us-east-1, gate%3Alive",
        "000000000000:function:gate, aws, us-east-1, 000000000000%3Afunction%3Agate",
    })
    void namesAFunctionAndWhereItIs(String function, String partition, String region, String encoded) {
        FunctionUri found = FunctionUri.of(BEFORE + function + "/invocations").orElseThrow();

        assertThat(found.function()).isEqualTo(function);
        assertThat(found.target()).isEqualTo(new AwsTarget(partition, region, "lambda", ""));
        assertThat(found.invocations()).isEqualTo("/2015-03-31/functions/" + encoded + "/invocations");
    }

    @Test
    void takesThePartitionOfAFunctionWithoutAnArnFromTheUri() {
        assertThat(FunctionUri.of(
                                "arn:aws-us-gov:apigateway:us-gov-west-1:lambda:path/2015-03-31/functions/f/invocations")
                        .orElseThrow()
                        .target())
                .isEqualTo(new AwsTarget("aws-us-gov", "us-gov-west-1", "lambda", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.com/",
                "arn:aws:lambda:us-east-1:000000000000:function:gate",
                BEFORE + "a/b/invocations",
                BEFORE + "/invocations",
                "arn:aws:apigateway:us-east-1:sqs:path/queue"
            })
    void namesNone(String uri) {
        assertThat(FunctionUri.of(uri)).isEmpty();
    }
}
