package dev.sluice.auth.userpool;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.contract.wire.Wire;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The claims of a token whose signature is good. */
record Claims(Map<String, Object> all) {

    private static final Set<String> MOMENTS = Set.of("exp", "iat");
    private static final DateTimeFormatter AWS_DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' uuuu", Locale.ENGLISH);

    /** A text claim, or empty. */
    String text(String name) {
        return all.get(name) instanceof String text ? text : "";
    }

    /** A claim in seconds since 1970; empty where it is absent or none that a clock can show. */
    Optional<Instant> moment(String name) {
        return all.get(name) instanceof Number seconds && Math.abs(seconds.doubleValue()) < 1e11
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    /** Whom the token is for: {@code aud}, or {@code client_id}, which an access token of Cognito has instead. */
    List<String> audiences() {
        return all.containsKey("aud") ? texts("aud") : texts("client_id");
    }

    /** {@code scope} (RFC 8693) or {@code scp}, as words of one text or as a list. */
    List<String> scopes() {
        return Stream.of("scope", "scp")
                .flatMap(name -> texts(name).stream())
                .flatMap(text -> Stream.of(text.split(" ", -1)))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    /**
     * As {@code $context.authorizer.claims} of a REST API shows them: all are texts, lists are joined by commas, and the times of
     * issue and expiry are dates such as {@code Tue Jul 16 13:48:45 UTC 2019}.
     */
    Map<String, Object> asTexts() {
        Map<String, Object> texts = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                texts.put(name, MOMENTS.contains(name) ? date(name, value) : shown(value));
            }
        });
        return texts;
    }

    private String date(String name, Object value) {
        return moment(name)
                .map(at -> AWS_DATE.format(at.atOffset(ZoneOffset.UTC)))
                .orElseGet(() -> shown(value));
    }

    private List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        Object value = all.get(name);
        for (Object item : value instanceof Collection<?> many ? many : List.of(value == null ? "" : value)) {
            if (item instanceof String text && !text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static String shown(Object value) {
        if (value instanceof Map<?, ?> object) {
            return json(object);
        }
        return value instanceof Collection<?> list
                ? list.stream().map(item -> item == null ? "null" : shown(item)).collect(Collectors.joining(","))
                : value.toString();
    }

    private static String json(Map<?, ?> object) {
        try {
            return Wire.mapper().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what was read as JSON can be written", e);
        }
    }
}
