package dev.sluice.engine.mapping;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code $util}: text in, text out, but for {@link #parseJson}. */
final class TemplateFunctions {

    /** Escapes by the rules of JavaScript strings: quotes of both kinds, slashes, and everything outside ASCII. */
    String escapeJavaScript(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\'', '\\', '/' -> escaped.append('\\').append(c);
                case '\b' -> escaped.append("\\b");
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                case '\f' -> escaped.append("\\f");
                case '\r' -> escaped.append("\\r");
                default -> {
                    if (c < ' ' || c > '~') {
                        escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    @Nullable
    Object parseJson(String text) {
        Budget.current().text(text.length());
        try {
            return Json.read(text);
        } catch (IOException e) {
            throw new MappingException(MappingException.Reason.TEMPLATE, "$util.parseJson: " + e.getMessage(), e);
        }
    }

    String urlEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String urlDecode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String base64Encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    String base64Decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
