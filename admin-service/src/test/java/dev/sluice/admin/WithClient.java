package dev.sluice.admin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** What tests of one resource's operations begin and end with: a client for each test. */
public abstract class WithClient {

    protected ApiGatewayClient aws = Aws.client();

    @BeforeEach
    void open() {
        aws = Aws.client();
    }

    @AfterEach
    void close() {
        aws.close();
    }
}
