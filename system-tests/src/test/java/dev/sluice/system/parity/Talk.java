package dev.sluice.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.system.gateway.SignedCall;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds a {@link Conversation} with the control plane. */
final class Talk {

    private final ControlPlane control;
    private final Map<String, String> kept = new HashMap<>();

    Talk(ControlPlane control) {
        this.control = control;
    }

    void hold(Conversation conversation) {
        kept.put("account", "000000000000");
        kept.put("space", " ");
        kept.put("unique", "u" + UUID.randomUUID().toString().replace("-", ""));
        if (conversation.mentions("api") || conversation.mentions("root")) {
            succeed(Conversation.Request.parse("POST /restapis {\"name\":\"parity\"} => api=id, root=rootResourceId"));
        }
        try {
            conversation
                    .requests()
                    .subList(0, conversation.requests().size() - 1)
                    .forEach(this::succeed);
            refused(conversation);
        } finally {
            if (kept.containsKey("api")) {
                control.prepare("DELETE", "/restapis/" + kept.get("api"), null);
            }
        }
    }

    private void refused(Conversation conversation) {
        var last = conversation.requests().getLast();
        SignedCall.Answer answer = control.send(last.method(), filled(last.path()), body(last));
        assertThat(answer.header("x-amzn-ErrorType") + ": "
                        + answer.body().path("message").asText())
                .as("answer to %s", last)
                .isEqualTo(conversation.errorType() + ": " + filled(conversation.message()));
        assertThat(answer.status()).isEqualTo(conversation.status());
    }

    private void succeed(Conversation.Request request) {
        SignedCall.Answer answer = control.prepare(request.method(), filled(request.path()), body(request));
        assertThat(answer.status()).as("%s answered %s", request, answer.text()).isBetween(200, 299);
        if (!request.keep().isEmpty()) {
            keep(request.keep(), answer.body());
        }
    }

    private void keep(String names, JsonNode body) {
        for (String pair : names.split(",", -1)) {
            int equals = pair.indexOf('=');
            kept.put(
                    pair.substring(0, equals).strip(),
                    body.required(pair.substring(equals + 1).strip()).asText());
        }
    }

    private @Nullable String body(Conversation.Request request) {
        return request.body().isEmpty() ? null : filled(request.body());
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> one : kept.entrySet()) {
            filled = filled.replace("{" + one.getKey() + "}", one.getValue());
        }
        return filled;
    }
}
