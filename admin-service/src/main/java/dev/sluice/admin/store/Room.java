package dev.sluice.admin.store;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import java.util.EnumMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many aggregates of a kind there may be, as AWS's quotas are. Counted once a transaction and without a lock: clients
 * that add at the same moment may get past a limit by as many as they are.
 */
final class Room {

    private static final Map<Kind, Limit> LIMITS = Map.of(
            Kind.REST_API, new Limit(Setting.LIMIT_REST_APIS, "APIs"),
            Kind.API_KEY, new Limit(Setting.LIMIT_API_KEYS, "API Keys"),
            Kind.USAGE_PLAN, new Limit(Setting.LIMIT_USAGE_PLANS, "Usage Plans"),
            Kind.DOMAIN_NAME, new Limit(Setting.LIMIT_DOMAIN_NAMES, "Domain Names"),
            Kind.VPC_LINK, new Limit(Setting.LIMIT_VPC_LINKS, "VPC Links"),
            Kind.CLIENT_CERTIFICATE, new Limit(Setting.LIMIT_CLIENT_CERTIFICATES, "Client Certificates"));

    private final Mutiny.Session session;
    private final Settings settings;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    private record Limit(Setting setting, String things) {}

    Room(Mutiny.Session session, Settings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** Fails with AWS's LimitExceededException where there are as many as there may be. */
    Uni<Void> takeOne(Kind kind) {
        Limit limit = LIMITS.get(kind);
        int most = limit == null ? 0 : settings.number(limit.setting());
        if (limit == null || most == 0) {
            return Uni.createFrom().voidItem();
        }
        return count(kind)
                .invoke(count -> {
                    if (count >= most) {
                        throw AwsFault.limitExceeded("Maximum number of " + limit.things()
                                + " has been reached.  Please contact AWS if you need additional " + limit.things()
                                + ".");
                    }
                    counts.put(kind, count + 1);
                })
                .replaceWithVoid();
    }

    private Uni<Long> count(Kind kind) {
        Long counted = counts.get(kind);
        return counted == null
                ? Documents.count(session, kind)
                : Uni.createFrom().item(counted);
    }
}
