package dev.sluice.admin.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.ConfigChange;
import dev.sluice.admin.wire.Call;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.DomainConfig;
import dev.sluice.contract.config.DomainConfig.BasePathMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where domain names are stored and how they are shown. A private one is named by its name and its id together, since
 * several may have one name.
 */
final class Domains {

    static final String MAPPINGS = "basePathMappings";
    static final Supplier<AwsFault> MISSING = () -> AwsFault.notFound("Invalid domain name identifier specified");

    /** How AWS writes the base path that is empty. */
    static final String NONE = "(none)";

    private Domains() {}

    /** The aggregate that a call's {@code domain_name} and {@code domainNameId} name. */
    static String id(Call call) {
        return id(call.path("domain_name").toLowerCase(Locale.ROOT), call.query("domainNameId"));
    }

    static String id(String name, @Nullable String domainNameId) {
        return domainNameId == null || domainNameId.isEmpty() ? name : name + "+" + domainNameId;
    }

    static String id(JsonNode domain) {
        return id(
                domain.path("domainName").asText(), domain.path("domainNameId").asText());
    }

    static ObjectNode shown(ObjectNode domain) {
        ObjectNode shown = domain.deepCopy();
        shown.remove(MAPPINGS);
        if (shown.path("tags").isEmpty()) {
            shown.remove("tags");
        }
        return shown;
    }

    /** What edge routers are told. A private domain is reached through its network alone, so they are told nothing of it. */
    static List<ConfigChange> changes(ObjectNode domain) {
        if (DomainInput.type(domain).equals("PRIVATE")) {
            return List.of();
        }
        List<BasePathMapping> mappings = new ArrayList<>();
        for (JsonNode mapping : domain.path(MAPPINGS)) {
            String basePath = mapping.path("basePath").asText();
            mappings.add(new BasePathMapping(
                    basePath.equals(NONE) ? "" : basePath,
                    mapping.path("restApiId").asText(),
                    mapping.path("stage").textValue()));
        }
        String name = domain.path("domainName").asText();
        return List.of(new ConfigChange(key(name), new DomainConfig(name, mappings)));
    }

    static ConfigKey key(String name) {
        return new ConfigKey(ConfigKey.Kind.DOMAIN, name);
    }
}
