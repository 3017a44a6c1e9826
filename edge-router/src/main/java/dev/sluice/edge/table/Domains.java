package dev.sluice.edge.table;

import dev.sluice.contract.config.DomainConfig;
import dev.sluice.contract.config.DomainConfig.BasePathMapping;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The custom domain names, each with its base paths, longest first. Immutable. */
public record Domains(PMap<String, List<BasePathMapping>> mappings) {

    static final Domains NONE = new Domains(HashTreePMap.empty());

    Domains with(String name, @Nullable DomainConfig domain) {
        return new Domains(
                domain == null
                        ? mappings.minus(name)
                        : mappings.plus(
                                domain.name(),
                                domain.mappings().stream()
                                        .sorted(Comparator.comparingInt((BasePathMapping mapping) ->
                                                        mapping.basePath().length())
                                                .reversed())
                                        .toList()));
    }

    /** The base paths of a host, in lower case: its own, else those of {@code *.} and what follows its first dot; else null. */
    public @Nullable List<BasePathMapping> of(String host) {
        List<BasePathMapping> own = mappings.get(host);
        int dot = host.indexOf('.');
        return own != null || dot < 0 ? own : mappings.get("*" + host.substring(dot));
    }
}
