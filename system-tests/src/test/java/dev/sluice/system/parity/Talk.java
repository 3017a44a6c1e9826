package dev.sluice.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.system.gateway.SignedCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds a {@link Conversation} with the control plane. */
final class Talk {

    /** What names something comes before what it names. */
    private static final List<String> OF_THE_ACCOUNT =
            List.of("/domainnames", "/usageplans", "/restapis", "/apikeys", "/vpclinks", "/clientcertificates");

    private static final String WITHOUT_STAGE =
            "{\"patchOperations\":[{\"op\":\"remove\",\"path\":\"/apiStages\",\"value\":\"{api}:dev\"}]}";

    private final ControlPlane control;
    private final Map<String, String> kept = new HashMap<>();
    private final List<String> made = new ArrayList<>();

    Talk(ControlPlane control) {
        this.control = control;
    }

    void hold(Conversation conversation) {
        kept.put("account", "000000000000");
        kept.put("space", " ");
        kept.put("long", "a".repeat(125_001));
        kept.put("unique", "u" + UUID.randomUUID().toString().replace("-", ""));
        try {
            if (conversation.mentions("api") || conversation.mentions("root")) {
                succeed(Conversation.Request.parse(
                        "POST /restapis {\"name\":\"parity\"} => api=id, root=rootResourceId"));
            }
            conversation
                    .requests()
                    .subList(0, conversation.requests().size() - 1)
                    .forEach(this::succeed);
            refused(conversation);
        } finally {
            OF_THE_ACCOUNT.forEach(this::removeAll);
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
        if (request.method().equals("POST") && OF_THE_ACCOUNT.contains(request.path())) {
            made.add(request.path() + "/" + id(answer.body()));
        }
        if (!request.keep().isEmpty()) {
            keep(request.keep(), answer.body());
        }
    }

    /** By one of the names that AWS has for it. */
    private static String id(JsonNode body) {
        return body.path("id")
                .asText(body.path("clientCertificateId")
                        .asText(body.path("domainName").asText()));
    }

    /** What belongs to an account is limited in number, so no case leaves any. */
    private void removeAll(String collection) {
        for (String path : made) {
            if (path.startsWith("/usageplans/") && collection.equals("/usageplans")) {
                control.prepare("PATCH", path, filled(WITHOUT_STAGE));
            }
            if (path.startsWith(collection + "/")) {
                control.prepare("DELETE", path, null);
            }
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
