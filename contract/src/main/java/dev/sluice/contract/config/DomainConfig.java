package dev.sluice.contract.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code domain/{name}}: a custom domain name, and which stages its base paths mean.
 *
 * @param name in lower case; may begin with {@code *.}
 * @param mappings the longest base path that a request's path begins with is the one that is meant
 */
public record DomainConfig(String name, List<BasePathMapping> mappings) {

    public DomainConfig {
        mappings = mappings == null ? List.of() : List.copyOf(mappings);
    }

    /**
     * One base path of a domain.
     *
     * @param basePath without slashes at its ends; empty where every path is meant
     * @param stage null where the path's next segment names the stage
     */
    public record BasePathMapping(
            String basePath, String restApiId, @Nullable String stage) {}
}
