package dev.sluice.aws;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;

/**
 * A request to an AWS service, but for its body.
 *
 * @param uri a path, perhaps with a query; absolute and encoded once the request is addressed
 */
public record AwsRequest(HttpMethod method, String uri, MultiMap headers) {

    /** A signature is as good as a password for a while. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
