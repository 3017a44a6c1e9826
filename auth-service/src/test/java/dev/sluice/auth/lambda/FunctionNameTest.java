package dev.sluice.auth.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionNameTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:us-east-1:000000000000:function:gate,"
                + " /2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Agate/invocations",
        "arn:aws:lambda:us-east-1:000000000000:function:gate:live,"
                + " /2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Agate%3Alive/invocations",
        "gate, /2015-03-31/functions/gate/invocations"
    })
    void isFoundInTheUri(String function, String path) {
        String uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + function + "/invocations";

        assertThat(FunctionName.in(uri).map(FunctionName::invocations)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.com/",
                "arn:aws:lambda:us-east-1:000000000000:function:gate",
                "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/a/b/invocations",
                "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions//invocations",
                "arn:aws:apigateway:us-east-1:sqs:path/queue"
            })
    void isNotFoundElsewhere(String uri) {
        assertThat(FunctionName.in(uri)).isEmpty();
    }
}
