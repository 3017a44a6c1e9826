package dev.sluice.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Sees each answer before AWS's client reads it. */
final class Watch implements ExecutionInterceptor {

    /** What AWS's front door answers whatever the operation. */
    private static final Set<String> COMMON = Set.of("ValidationException", "SerializationException");

    private final List<Observed> observed;

    Watch(List<Observed> observed) {
        this.observed = observed;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        var request = context.httpRequest();
        var response = context.httpResponse();
        AwsOperation operation = AwsOperations.meantBy(request.method().name(), request.getUri());
        assertThat(operation.name()).isEqualTo(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        observed.add(check(
                operation,
                response.statusCode(),
                response.firstMatchingHeader("x-amzn-ErrorType").orElse(""),
                response.firstMatchingHeader("x-amzn-RequestId").orElse("")));
    }

    /** What holds of every answer of an operation, whatever it was asked. */
    static Observed check(AwsOperation operation, int status, String errorType, String requestId) {
        assertThat(requestId).as("request id of %s", operation.name()).isNotBlank();
        if (errorType.isEmpty()) {
            assertThat(status).as("status of a success of %s", operation.name()).isEqualTo(operation.status());
        } else if (!COMMON.contains(errorType)) {
            assertThat(operation.errors())
                    .as("error types of %s in AWS's model", operation.name())
                    .contains(errorType);
        }
        return new Observed(operation, status);
    }
}
