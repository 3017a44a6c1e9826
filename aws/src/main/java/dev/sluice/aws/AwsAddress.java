package dev.sluice.aws;

import dev.sluice.contract.sigv4.Encoding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Path and query of a call, encoded in the one way that signatures allow. What is encoded already stays so; S3 alone wants
 * the slashes within a key as they are.
 */
record AwsAddress(String path, String query) {

    /** {@code uri} begins with a slash. */
    static AwsAddress of(String uri, boolean keysWithSlashes) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            segments.add(Encoding.encode(decoded(segment), keysWithSlashes));
        }
        return new AwsAddress(String.join("/", segments), question < 0 ? "" : query(uri.substring(question + 1)));
    }

    @Override
    public String toString() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String query(String raw) {
        List<String> pairs = new ArrayList<>();
        for (String pair : raw.replace("+", "%20").split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : "=" + encoded(pair.substring(equals + 1));
            pairs.add(encoded(name) + value);
        }
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return Encoding.encode(decoded(text), false);
    }

    /** A percent sign that begins no escape is itself. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            plain.write(low < 0 ? bytes[i] : high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}
