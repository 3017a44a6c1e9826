package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsEndpointsTest {

    private final AwsEndpoints endpoints = AwsEndpoints.of(Settings.from(Map.of(
            "SLUICE_LAMBDA_ENDPOINT", "http://functions:80/",
            "SLUICE_AWS_ENDPOINTS", "sqs=http://queues:9324, states=http://machines, s3=https://objects:443/base/")));

    @ParameterizedTest
    @CsvSource({
        "aws, us-east-1, lambda, '', http://functions:80, functions",
        "aws, us-east-1, sqs, '', http://queues:9324, queues:9324",
        "aws, us-east-1, s3, bucket, https://objects:443/base, bucket.objects",
        "aws, us-east-1, sync-states, '', http://machines, machines",
        "aws, eu-west-1, dynamodb, '', https://dynamodb.eu-west-1.amazonaws.com, dynamodb.eu-west-1.amazonaws.com",
        "aws, eu-west-1, sagemaker, runtime, https://runtime.sagemaker.eu-west-1.amazonaws.com, runtime.sagemaker.eu-west-1.amazonaws.com",
        "aws-cn, cn-north-1, sns, '', https://sns.cn-north-1.amazonaws.com.cn, sns.cn-north-1.amazonaws.com.cn",
        "aws, eu-west-1, iam, '', https://iam.amazonaws.com, iam.amazonaws.com",
    })
    void placesAService(String partition, String region, String service, String subdomain, String url, String host) {
        AwsEndpoints.AwsEndpoint found = endpoints.at(new AwsTarget(partition, region, service, subdomain));

        assertThat(found.url()).isEqualTo(url);
        assertThat(found.host()).isEqualTo(host);
        assertThat(found.own()).isEqualTo(!host.contains("amazonaws"));
    }

    @Test
    void placesEveryServiceThatIsNotNamed() {
        AwsEndpoints all = AwsEndpoints.of(Settings.from(Map.of("SLUICE_AWS_ENDPOINTS", "*=http://all:4566")));

        assertThat(all.at(new AwsTarget("aws", "us-east-1", "lambda", "")).url())
                .isEqualTo("http://all:4566");
    }

    @Test
    void takesTheEndpointOfFunctionsBeforeThatOfTheService() {
        AwsEndpoints both = AwsEndpoints.of(Settings.from(
                Map.of("SLUICE_LAMBDA_ENDPOINT", "http://functions", "SLUICE_AWS_ENDPOINTS", "lambda=http://all")));

        assertThat(both.at(new AwsTarget("aws", "us-east-1", "lambda", "")).url())
                .isEqualTo("http://functions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs", "sqs=queues:9324", "=http://queues", "sqs=http:// "})
    void refusesASettingThatItCannotRead(String value) {
        assertThatThrownBy(() -> AwsEndpoints.of(Settings.from(Map.of("SLUICE_AWS_ENDPOINTS", value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SLUICE_AWS_ENDPOINTS");
    }
}
