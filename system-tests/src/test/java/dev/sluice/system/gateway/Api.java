package dev.sluice.system.gateway;

import io.restassured.specification.RequestSpecification;
import java.net.URI;

/** A deployed stage as its clients see it. */
public record Api(String id, String stage, int edgePort) {

    /** A request to this stage, to be completed and sent; its path is taken as it is, unencoded. */
    public RequestSpecification call() {
        return call(Address.AWS_PATH);
    }

    public RequestSpecification call(Address address) {
        return address.specification(this);
    }

    public Api withStage(String other) {
        return new Api(id, other, edgePort);
    }

    /** Where a path of this stage is, for other clients than REST Assured. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + edgePort + "/_aws/execute-api/" + id + "/" + stage + path);
    }

    /** Where a WebSocket client connects. */
    public URI webSocketUri() {
        return URI.create("ws://127.0.0.1:" + edgePort + "/_aws/execute-api/" + id + "/" + stage);
    }
}
