package dev.sluice.system.suite;

import com.fasterxml.jackson.databind.JsonNode;

/** One process of the suite, as {@code ./sluice status --json} tells it. */
public record Part(String service, int replica, long pid, int port, boolean ready) {

    static Part from(JsonNode json) {
        return new Part(
                json.required("service").asText(),
                json.required("replica").asInt(),
                json.required("pid").asLong(),
                json.required("port").asInt(),
                json.required("ready").asBoolean());
    }

    /** SIGKILL: the process gets no chance to say farewell. */
    public void kill() {
        ProcessHandle process =
                ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException(service + " has no process " + pid));
        if (!process.destroyForcibly()) {
            throw new IllegalStateException("process " + pid + " of " + service + " could not be killed");
        }
    }
}
