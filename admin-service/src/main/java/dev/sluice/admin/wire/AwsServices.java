package dev.sluice.admin.wire;

import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.SignedRequest;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The AWS services besides API Gateway, and which one a request means. */
@ApplicationScoped
public class AwsServices {

    private final Map<String, AwsService> byName;

    AwsServices(@All List<AwsService> services) {
        this.byName = services.stream().collect(Collectors.toMap(AwsService::signingName, Function.identity()));
    }

    /** By the credential scope of its header or presigned query, which nobody has checked yet. */
    Optional<AwsService> find(SignedRequest request) {
        return Authorization.of(request).map(Authorization::service).map(byName::get);
    }
}
