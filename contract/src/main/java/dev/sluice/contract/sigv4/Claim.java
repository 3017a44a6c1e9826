package dev.sluice.contract.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request says of its signature, before anybody looks for a key. */
public sealed interface Claim {

    /** Nothing, or something in an algorithm that is none of AWS's. */
    record None() implements Claim {}

    /** Something lacks; {@code message} is what AWS says of it, in an IncompleteSignatureException. */
    record Incomplete(String message) implements Claim {}

    /** All that is needed to check it. */
    record Complete(Authorization authorization) implements Claim {}

    static Claim of(SignedRequest request) {
        String header = request.header("Authorization");
        if (!header.isBlank()) {
            return ofHeader(header, request);
        }
        Map<String, String> query = Encoding.firstValues(request.query());
        return Authorization.ALGORITHM.equals(query.get("X-Amz-Algorithm")) ? ofQuery(query, request) : new None();
    }

    private static Claim ofHeader(String header, SignedRequest request) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : parameters(header).split("[,\\s]+", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0 && !part.isEmpty()) {
                return new Incomplete("Invalid key=value pair (missing equal-sign) in Authorization header"
                        + " (hashed with SHA-256 and encoded with Base64): '" + hashed(header) + "'.");
            }
            parameters.put(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
        }
        String missing = missing(parameters, request);
        if (!missing.isEmpty()) {
            return new Incomplete(
                    missing + " (Hashed with SHA-256 and encoded with Base64) Authorization=" + hashed(header));
        }
        return header.startsWith(Authorization.ALGORITHM + " ")
                ? complete(parameters.getOrDefault("Credential", ""), request)
                : new None();
    }

    /** Without the algorithm, which is the first word. */
    private static String parameters(String header) {
        int space = header.indexOf(' ');
        return space < 0 ? "" : header.substring(space + 1);
    }

    private static String missing(Map<String, String> parameters, SignedRequest request) {
        List<String> sentences = new ArrayList<>();
        for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
            if (parameters.getOrDefault(name, "").isEmpty()) {
                sentences.add("Authorization header requires '" + name + "' parameter.");
            }
        }
        if (request.header("X-Amz-Date").isEmpty() && request.header("Date").isEmpty()) {
            sentences.add("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }
        return String.join(" ", sentences);
    }

    private static Claim ofQuery(Map<String, String> query, SignedRequest request) {
        List<String> sentences = new ArrayList<>();
        for (String name :
                List.of("X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date", "X-Amz-Expires")) {
            if (query.getOrDefault(name, "").isEmpty()) {
                sentences.add("AWS query-string parameters must include '" + name + "'.");
            }
        }
        return sentences.isEmpty()
                ? complete(query.getOrDefault("X-Amz-Credential", ""), request)
                : new Incomplete(String.join(" ", sentences) + " Re-examine the query-string parameters.");
    }

    private static Claim complete(String credential, SignedRequest request) {
        Optional<Authorization> authorization = Authorization.of(request);
        return authorization.isPresent()
                ? new Complete(authorization.get())
                : new Incomplete(malformed(credential, credential.split("/", -1)));
    }

    private static String malformed(String credential, String[] scope) {
        if (scope.length != 5) {
            return "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                    + credential + "'";
        }
        return scope[4].equals("aws4_request")
                ? "X-Amz-Expires should be a number"
                : "Credential should be scoped with a valid terminator: 'aws4_request', not '" + scope[4] + "'. ";
    }

    private static String hashed(String header) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(header.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
