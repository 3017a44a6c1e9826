package dev.sluice.admin.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import dev.sluice.admin.wire.Input;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client may say of a domain name, and what of it AWS refuses. */
final class DomainInput {

    static final PatchTable PATCHES = PatchTable.of(PatchTable.Wording.CHOICES)
            .member("/certificateName", Value.TEXT)
            .member("/certificateArn", Value.TEXT)
            .member("/regionalCertificateName", Value.TEXT)
            .member("/regionalCertificateArn", Value.TEXT)
            .member("/ownershipVerificationCertificateArn", Value.TEXT)
            .replace("/securityPolicy", Value.TEXT)
            .replace("/endpointAccessMode", Value.TEXT)
            .replace("/routingMode", Value.TEXT)
            .optional("/policy")
            .optional("/managementPolicy")
            .rule(
                    "/endpointConfiguration/types",
                    Edit.within("endpointConfiguration", Edit.listed("types")),
                    Op.ADD,
                    Op.REMOVE)
            .rule("/endpointConfiguration/types/{type}", DomainInput::type, Op.REPLACE)
            .rule(
                    "/endpointConfiguration/ipAddressType",
                    Edit.within("endpointConfiguration", Edit.member("ipAddressType", Value.TEXT)),
                    Op.REPLACE)
            .rule("/mutualTlsAuthentication/truststoreUri", mutualTls("truststoreUri"), Op.ADD, Op.REPLACE, Op.REMOVE)
            .rule(
                    "/mutualTlsAuthentication/truststoreVersion",
                    mutualTls("truststoreVersion"),
                    Op.ADD,
                    Op.REPLACE,
                    Op.REMOVE)
            .build();

    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST_NAME = 253;
    private static final List<String> TYPES = List.of("REGIONAL", "EDGE", "PRIVATE");
    private static final List<String> ADDRESSES = List.of("ipv4", "dualstack");
    private static final List<String> MODES =
            List.of("BASE_PATH_MAPPING_ONLY", "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_BASE_PATH_MAPPING");
    private static final List<String> TEXTS = List.of(
            "certificateName",
            "certificateArn",
            "regionalCertificateName",
            "regionalCertificateArn",
            "ownershipVerificationCertificateArn",
            "endpointAccessMode",
            "policy");

    private DomainInput() {}

    /** The tree of a new domain name, without what AWS assigns to it. */
    static ObjectNode domain(Input input) {
        new Constraints()
                .required("createDomainNameInput.domainName", input.text("domainName"))
                .oneOf("createDomainNameInput.routingMode", input.text("routingMode"), MODES)
                .check();
        ObjectNode domain =
                JsonNodeFactory.instance.objectNode().put("domainName", name(input.requiredText("domainName")));
        TEXTS.forEach(member -> put(domain, member, input.text(member)));
        String policy = input.text("securityPolicy");
        domain.put("securityPolicy", policy == null ? "TLS_1_2" : policy);
        String mode = input.text("routingMode");
        domain.put("routingMode", mode == null ? "BASE_PATH_MAPPING_ONLY" : mode);
        ObjectNode endpoint = input.object("endpointConfiguration");
        domain.set("endpointConfiguration", endpoint == null ? JsonNodeFactory.instance.objectNode() : endpoint);
        if (domain.path("endpointConfiguration").path("types").isEmpty()) {
            domain.withObjectProperty("endpointConfiguration").putArray("types").add("EDGE");
        }
        if (!domain.path("endpointConfiguration").has("ipAddressType")) {
            domain.withObjectProperty("endpointConfiguration")
                    .put("ipAddressType", type(domain).equals("PRIVATE") ? "dualstack" : "ipv4");
        }
        ObjectNode mutual = input.textMap("mutualTlsAuthentication");
        if (mutual != null && !mutual.path("truststoreUri").asText().isEmpty()) {
            domain.set("mutualTlsAuthentication", mutual);
        }
        ObjectNode tags = input.textMap("tags");
        if (tags != null && !tags.isEmpty()) {
            domain.set("tags", tags);
        }
        check(domain);
        return domain;
    }

    /** What must hold of every domain name. */
    static void check(ObjectNode domain) {
        JsonNode types = domain.path("endpointConfiguration").path("types");
        if (types.size() != 1) {
            throw AwsFault.badRequest("Only one endpoint type is allowed for domain name");
        }
        if (!TYPES.contains(type(domain))) {
            throw AwsFault.badRequest("Invalid EndpointTypes specified. Valid options are " + String.join(",", TYPES));
        }
        if (!ADDRESSES.contains(
                domain.path("endpointConfiguration").path("ipAddressType").asText())) {
            throw AwsFault.badRequest("Invalid ipAddressType specified. Valid options are " + ADDRESSES);
        }
        if (!domain.path("securityPolicy").asText().matches("TLS_1_0|TLS_1_2|SecurityPolicy_[A-Za-z0-9_]{1,100}")) {
            throw AwsFault.badRequest("Invalid security policy specified. Valid options are [TLS_1_0, TLS_1_2]");
        }
        if (domain.has("mutualTlsAuthentication") && !type(domain).equals("REGIONAL")) {
            throw AwsFault.badRequest("Mutual TLS authentication is only supported for REGIONAL domain names");
        }
        if (!MODES.contains(domain.path("routingMode").asText())) {
            throw AwsFault.badRequest("Invalid routing mode specified. Valid options are " + MODES);
        }
        String uri =
                domain.path("mutualTlsAuthentication").path("truststoreUri").asText("s3://");
        if (!uri.startsWith("s3://")) {
            throw AwsFault.badRequest("Invalid S3 truststore URI: " + uri);
        }
    }

    /** EDGE, REGIONAL or PRIVATE. */
    static String type(JsonNode domain) {
        return domain.path("endpointConfiguration").path("types").path(0).asText();
    }

    private static String name(String given) {
        String name = given.toLowerCase(Locale.ROOT);
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw AwsFault.badRequest("The domain name provided is not supported.");
        }
        return name;
    }

    private static void type(ObjectNode domain, List<String> captured, PatchOperation operation) {
        if (!captured.getLast().equals(type(domain))) {
            throw AwsFault.badRequest("Invalid patch path " + operation.path());
        }
        domain.withObjectProperty("endpointConfiguration").putArray("types").add(operation.requiredValue());
    }

    /** Without a trust store there is no mutual TLS. */
    private static Edit mutualTls(String member) {
        return (domain, captured, operation) -> {
            ObjectNode mutual = domain.withObjectProperty("mutualTlsAuthentication");
            Edit.optional(member, Value.TEXT).apply(mutual, captured, operation);
            if (mutual.path("truststoreUri").asText().isEmpty()) {
                domain.remove("mutualTlsAuthentication");
            }
        };
    }

    private static void put(ObjectNode domain, String member, @Nullable String value) {
        if (value != null) {
            domain.put(member, value);
        }
    }
}
