package dev.sluice.local.supervisor;

import dev.sluice.contract.wire.Wire;
import dev.sluice.local.plan.Scale;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A command's end of the talk with the supervisor. Each call returns once the thing is done. */
public final class ControlClient {

    private static final int CONNECT_MILLIS = 5_000;

    private final Address address;

    public ControlClient(Address address) {
        this.address = address;
    }

    public SuiteState state() throws IOException {
        return call("state", "");
    }

    public SuiteState scale(Scale scale) throws IOException {
        return call("scale", new String(Wire.write(scale), StandardCharsets.UTF_8));
    }

    public SuiteState stop(Selection selection) throws IOException {
        return call("stop", selection.toString());
    }

    public SuiteState start(Selection selection) throws IOException {
        return call("start", selection.toString());
    }

    public SuiteState restart(Selection selection) throws IOException {
        return call("restart", selection.toString());
    }

    public SuiteState down() throws IOException {
        return call("down", "");
    }

    private SuiteState call(String operation, String body) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + address.port() + "/" + operation);
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty(Control.TOKEN, address.token());
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        if (connection.getResponseCode() == HttpURLConnection.HTTP_OK) {
            try (var in = connection.getInputStream()) {
                return Wire.read(in.readAllBytes(), SuiteState.class);
            }
        }
        try (var in = connection.getErrorStream()) {
            Map<?, ?> fault = Wire.read(in.readAllBytes(), Map.class);
            throw new IOException(String.valueOf(fault.get("message")));
        }
    }
}
