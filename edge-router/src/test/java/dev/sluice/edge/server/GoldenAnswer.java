package dev.sluice.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.wire.Wire;
import dev.sluice.edge.server.WireMessage.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a case expects, held against what came. Headers are compared whole: those of the case, those that every answer
 * has, and no others. A value that begins with a tilde is a regular expression.
 */
record GoldenAnswer(WireMessage expected, WireMessage request) {

    private static final Map<String, String> EVERY_ANSWER = Map.of(
            "x-amzn-RequestId", "~[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "x-amz-apigw-id", "~[A-Za-z0-9_-]{15}=",
            "X-Sluice-Config-Version", "~[0-9]+",
            "Date", "~[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");

    /** Written by the server, however it spells them. */
    private static final Set<String> FRAMING = Set.of("Connection", "Content-Length", "Transfer-Encoding");

    void check(WireMessage answer) {
        boolean http2 = request.word(2).equals("HTTP/2");
        assertThat(answer.word(1)).as("status of %s", answer).isEqualTo(expected.start());
        List<Header> wanted = new ArrayList<>(expected.headers());
        EVERY_ANSWER.forEach((name, value) -> wanted.add(new Header(name, value)));
        if (!http2) {
            boolean closing = request.header("Connection").equals("close");
            wanted.add(new Header("Connection", closing ? "close" : "keep-alive"));
        }
        boolean bodiless = request.word(0).equals("HEAD") || expected.start().matches("204|304");
        if (!expected.has("Content-Length") && !expected.has("Transfer-Encoding") && !bodiless) {
            wanted.add(new Header("Content-Length", "" + expected.bodyOrEmpty().length()));
        }
        assertThat(answer.bodyOrEmpty()).as("body of %s", shown(answer)).isEqualTo(expected.bodyOrEmpty());
        compare(wanted, answer.headers(), http2);
    }

    /** The headers and the body only where the case has some. */
    static void checkAsked(WireMessage expected, WireMessage asked) {
        assertThat(asked.start()).isEqualTo(expected.start());
        if (expected.body() != null) {
            assertThat(asked.body()).isEqualTo(expected.body());
        }
        if (!expected.headers().isEmpty()) {
            compare(expected.headers(), asked.headers(), true);
        }
    }

    /** Member by member, and no others, of what is at a place in what was told. */
    static void checkJson(String expected, String at, String text) {
        JsonNode wanted = json(expected);
        JsonNode told = json(text).at(at);
        List<String> differences = new ArrayList<>();
        compare("", wanted, told, differences);
        assertThat(differences).as(told.toPrettyString()).isEmpty();
    }

    private static void compare(String at, JsonNode wanted, JsonNode told, List<String> differences) {
        if (wanted.isObject() && told.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            wanted.fieldNames().forEachRemaining(names::add);
            told.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(at + "/" + name, wanted.path(name), told.path(name), differences));
        } else if (wanted.isArray() && told.isArray() && wanted.size() == told.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                compare(at + "/" + i, wanted.get(i), told.get(i), differences);
            }
        } else if (!(wanted.isTextual() && !told.isMissingNode() && fits(wanted.asText(), told.asText()))
                && !wanted.equals(told)) {
            differences.add(at + ": " + wanted + " was to be, and " + told + " is");
        }
    }

    private static JsonNode json(String text) {
        try {
            return Wire.mapper().readTree(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private static void compare(List<Header> wanted, List<Header> came, boolean anyCase) {
        List<Header> missing = new ArrayList<>();
        List<Header> more = new ArrayList<>(came);
        for (Header header : wanted) {
            if (!take(more, header, anyCase)) {
                missing.add(header);
            }
        }
        assertThat(missing).as("missing; unexpected are %s", more).isEmpty();
        assertThat(more).as("unexpected").isEmpty();
    }

    private static boolean take(List<Header> from, Header wanted, boolean anyCase) {
        for (Iterator<Header> all = from.iterator(); all.hasNext(); ) {
            Header header = all.next();
            boolean named = anyCase || FRAMING.contains(wanted.name())
                    ? header.is(wanted.name())
                    : header.name().equals(wanted.name());
            if (named && fits(wanted.value(), header.value())) {
                all.remove();
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String wanted, String value) {
        return wanted.startsWith("~") ? value.matches(wanted.substring(1)) : wanted.equals(value);
    }

    private static String shown(WireMessage answer) {
        String text = answer.toString();
        return text.substring(0, Math.min(text.length(), 2_000));
    }
}
