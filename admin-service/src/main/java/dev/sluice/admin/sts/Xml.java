package dev.sluice.admin.sts;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.Reply;
import java.util.Map;
import java.util.Set;

/** Answers and errors as STS writes them in AWS's query protocol. */
final class Xml {

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    /** The common errors of the query protocol, by what services that speak JSON call them. */
    private static final Map<String, String> CODES = Map.of(
            "UnrecognizedClientException", "InvalidClientTokenId",
            "InvalidSignatureException", "SignatureDoesNotMatch",
            "TooManyRequestsException", "Throttling",
            "SerializationException", "MalformedInput");

    private static final Set<String> ALWAYS_400 = Set.of("Throttling", "MalformedInput");

    private Xml() {}

    /** {@code result} is what stands inside of the action's result, as XML. */
    static Reply answer(String action, String requestId, String result) {
        String metadata = element("ResponseMetadata", element("RequestId", text(requestId)));
        return document(200, action + "Response", element(action + "Result", result) + metadata);
    }

    static Reply error(String requestId, AwsFault fault) {
        String code = CODES.getOrDefault(fault.type(), fault.type().replaceFirst("Exception$", ""));
        String type = fault.status() < 500 ? "Sender" : "Receiver";
        String message = fault.getMessage().isEmpty() ? "" : element("Message", text(fault.getMessage()));
        String error = element("Type", type) + element("Code", code) + message;
        int status = ALWAYS_400.contains(code) ? 400 : fault.status();
        return document(status, "ErrorResponse", element("Error", error) + element("RequestId", text(requestId)));
    }

    static String element(String name, String inside) {
        return "<" + name + ">" + inside + "</" + name + ">";
    }

    /** Escaped; what XML 1.0 cannot hold at all becomes a question mark. */
    static String text(String plain) {
        StringBuilder out = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
                default -> out.appendCodePoint(isOfXml(c) ? c : '?');
            }
        });
        return out.toString();
    }

    private static boolean isOfXml(int c) {
        return c >= ' ' && c != 0xfffe && c != 0xffff && !(c >= 0xd800 && c <= 0xdfff);
    }

    private static Reply document(int status, String root, String inside) {
        String document = "<" + root + " xmlns=\"" + NAMESPACE + "\">" + inside + "</" + root + ">";
        return new Reply(status, TextNode.valueOf(document), Map.of("Content-Type", "text/xml"));
    }
}
