package dev.sluice.aws;

import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.contract.sigv4.SignedRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came to a stub of AWS.
 *
 * @param uri path and query, as sent
 */
public record Signed(String method, String uri, MultiMap headers, Buffer body) {

    /** Whether it is signed with this secret, for this region and service. */
    public boolean with(String secret, String region, String service) {
        SignedRequest request = request();
        return Authorization.of(request)
                .filter(found ->
                        found.region().equals(region) && found.service().equals(service))
                .filter(found -> SigV4.matches(SigV4.signingKey(secret, found.date(), region, service), request, found))
                .isPresent();
    }

    /** Empty where it is not signed. */
    public Optional<String> accessKeyId() {
        return Authorization.of(request()).map(Authorization::accessKeyId);
    }

    private SignedRequest request() {
        int question = uri.indexOf('?');
        Map<String, List<String>> all = new HashMap<>();
        headers.names().forEach(name -> all.put(name, headers.getAll(name)));
        return new SignedRequest(
                method,
                question < 0 ? uri : uri.substring(0, question),
                question < 0 ? "" : uri.substring(question + 1),
                all,
                SigV4.sha256(body.getBytes()));
    }
}
