package dev.sluice.edge.server;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One case of {@code src/test/resources/request}: a text of sections, described in the README beside them. A character is
 * a byte (ISO 8859-1), so that any body can be told.
 */
record GoldenCase(Map<String, String> sections) {

    private static final Path CASES = Path.of("src/test/resources/request");
    private static final Pattern HEADING = Pattern.compile("(?m)^== (\\w+)\\n");
    private static final Pattern REFERENCE = Pattern.compile("\"@(\\w+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9]+)(?: (.*?))?}}(?!})", Pattern.DOTALL);

    GoldenCase {
        sections = Map.copyOf(sections);
    }

    static Stream<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    /** {@code places} are what {@code {{NAME}}} stands for. */
    static GoldenCase read(Path file, Map<String, String> places) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher heading = HEADING.matcher(text);
        int from = -1;
        String name = "";
        while (heading.find()) {
            put(sections, name, text, from, heading.start(), places);
            name = heading.group(1);
            from = heading.end();
        }
        put(sections, name, text, from, text.length(), places);
        return new GoldenCase(sections);
    }

    private static void put(
            Map<String, String> sections, String name, String text, int from, int to, Map<String, String> places) {
        if (from < 0) {
            return; // what the case shows, for its readers
        }
        int end = to > from && text.charAt(to - 1) == '\n' ? to - 1 : to;
        sections.put(name, filled(text.substring(from, end), places));
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    String text(String section) {
        return Objects.requireNonNull(sections.get(section), () -> "the case has no section " + section);
    }

    /** A section of JSON, in which the text {@code "@NAME"} stands for another section. */
    String json(String section) {
        String text = REFERENCE
                .matcher(text(section))
                .replaceAll(found -> Matcher.quoteReplacement(
                        TextNode.valueOf(text(found.group(1))).toString()));
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Nullable
    WireMessage message(String section) {
        return has(section) ? WireMessage.parse(text(section)) : null;
    }

    WireMessage request() {
        return WireMessage.parse(text("request"));
    }

    private static String filled(String text, Map<String, String> places) {
        return PLACE.matcher(text).replaceAll(found -> {
            String argument = found.group(2);
            String value = argument == null ? places.get(found.group(1)) : made(found.group(1), argument);
            return Matcher.quoteReplacement(Objects.requireNonNull(value, () -> "no place " + found.group()));
        });
    }

    private static String made(String how, String argument) {
        String[] words = argument.split(" ", 2);
        return switch (how) {
            case "repeat" -> words[0].repeat(Integer.parseInt(words[1]));
            case "base64" -> latin(Base64.getDecoder().decode(argument));
            case "gzip" -> coded(argument, true);
            case "deflate" -> coded(argument, false);
            default -> throw new IllegalArgumentException("no place " + how);
        };
    }

    private static String coded(String text, boolean gzip) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream plain = gzip ? new GZIPOutputStream(coded) : new DeflaterOutputStream(coded)) {
            plain.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return latin(coded.toByteArray());
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
