package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsTargetTest {

    @ParameterizedTest
    @CsvSource({
        "dynamodb, '', PutItem, dynamodb.eu-west-1.amazonaws.com, dynamodb, eu-west-1",
        "states, '', StartExecution, states.eu-west-1.amazonaws.com, states, eu-west-1",
        "states, '', StartSyncExecution, sync-states.eu-west-1.amazonaws.com, states, eu-west-1",
        "email, '', SendEmail, email.eu-west-1.amazonaws.com, ses, eu-west-1",
        "iot, data, Publish, data.iot.eu-west-1.amazonaws.com, iotdata, eu-west-1",
        "iam, '', GetUser, iam.amazonaws.com, iam, us-east-1",
    })
    void namesHostAndSignature(
            String service, String subdomain, String action, String host, String signedAs, String signedFor) {
        AwsTarget target = new AwsTarget("aws", "eu-west-1", service, subdomain).asked(action);

        assertThat(target.host()).isEqualTo(host);
        assertThat(target.signingName()).isEqualTo(signedAs);
        assertThat(target.signingRegion()).isEqualTo(signedFor);
    }
}
