package dev.sluice.system.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.system.gateway.SignedCall.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/** The config version, and who has applied it: {@code /sluice/v1}, what AWS has no operation for. */
public final class Configuration {

    private static final int WAIT_SECONDS = 30;

    private final SignedCall call;

    Configuration(SignedCall call) {
        this.call = call;
    }

    public JsonNode get() {
        return expectOk("/sluice/v1/config", call.send(SdkHttpMethod.GET, "/sluice/v1/config", null));
    }

    public long version() {
        return get().required("version").asLong();
    }

    /** Why each router refused the last change of a key; empty text for one that did not. */
    public List<String> reasons(String key) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode router : get().required("routers")) {
            String reason = "";
            for (JsonNode refused : router.required("refused")) {
                if (refused.required("key").asText().equals(key)) {
                    reason = refused.required("reason").asText();
                }
            }
            reasons.add(reason);
        }
        return reasons;
    }

    /** Waits until each router has applied the version there is now. */
    public void awaitApplied() {
        long version = version();
        var answer = waitFor(version, WAIT_SECONDS);
        if (answer.status() != 200) {
            throw new AssertionError(
                    "version " + version + " is not applied after " + WAIT_SECONDS + " s: " + answer.body());
        }
    }

    /** The status of a wait for a version. */
    public int statusOfWait(long version, int seconds) {
        return waitFor(version, seconds).status();
    }

    /** A call without a body, to what AWS has no operation for. */
    public JsonNode post(String path) {
        return expectOk(path, call.send(SdkHttpMethod.POST, path, null));
    }

    void put(String path, @Nullable JsonNode body) {
        expectOk(path, call.send(SdkHttpMethod.PUT, path, body));
    }

    private Answer waitFor(long version, int seconds) {
        return call.send(SdkHttpMethod.GET, "/sluice/v1/config/wait?version=" + version + "&timeout=" + seconds, null);
    }

    private static JsonNode expectOk(String path, Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }
}
