package dev.sluice.contract.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is asked about.
 *
 * @param attributes values of condition keys, such as {@code aws:CurrentTime}; the case of a key does not matter
 * @param untold condition keys that the request has, but whose values the asker does not know: what depends on them is
 *     {@link Truth#UNKNOWN}, not absent
 * @param principal ARN of the caller, null where nobody knows it
 */
public record PolicyRequest(
        String action,
        String resource,
        Map<String, List<String>> attributes,
        Set<String> untold,
        @Nullable String principal) {

    /** What the client's request has, but an authorizer's policy is not told. */
    private static final Set<String> UNTOLD = Set.of(
            "aws:SourceIp",
            "aws:VpcSourceIp",
            "aws:SourceVpc",
            "aws:SourceVpce",
            "aws:SecureTransport",
            "aws:UserAgent",
            "aws:Referer");

    /** Of nobody in particular. */
    public PolicyRequest(String action, String resource, Map<String, List<String>> attributes, Set<String> untold) {
        this(action, resource, attributes, untold, null);
    }

    public PolicyRequest {
        Map<String, List<String>> byLowerCase = new TreeMap<>();
        attributes.forEach((key, values) -> byLowerCase.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
        attributes = byLowerCase;
        untold = untold.stream().map(key -> key.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** A call of a method, of which no more is told than when it is made. */
    public static PolicyRequest invoking(String methodArn, Instant now) {
        return new PolicyRequest(
                "execute-api:Invoke",
                methodArn,
                Map.of(
                        "aws:CurrentTime", List.of(now.toString()),
                        "aws:EpochTime", List.of(String.valueOf(now.getEpochSecond()))),
                UNTOLD);
    }

    /** A call of a method, of which everything is told: what a resource policy is asked. */
    public static PolicyRequest calling(
            String methodArn, Map<String, List<String>> attributes, @Nullable String principal) {
        return new PolicyRequest("execute-api:Invoke", methodArn, attributes, Set.of(), principal);
    }

    /** The same about another action. */
    public PolicyRequest of(String otherAction) {
        return new PolicyRequest(otherAction, resource, attributes, untold, principal);
    }

    boolean hides(String key) {
        return untold.contains(key.toLowerCase(Locale.ROOT));
    }

    /** Empty where the request does not have the key. */
    List<String> values(String key) {
        return attributes.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }
}
