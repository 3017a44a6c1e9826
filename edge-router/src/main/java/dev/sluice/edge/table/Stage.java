package dev.sluice.edge.table;

import dev.sluice.contract.policy.Policy;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A deployed stage, compiled. */
public sealed interface Stage {

    String apiId();

    String name();

    /**
     * What an API, or its stage, says of itself as a whole.
     *
     * @param keyFromAuthorizer an authorizer names the API key, not a header
     * @param customDomainsOnly its default endpoint is disabled
     * @param minimumCompressionSize bytes from which answers are compressed; null where none are
     * @param policy who may call at all; null where it says nothing
     * @param webAclArn the stage's web ACL, which the table holds; null where it has none
     */
    record Options(
            boolean keyFromAuthorizer,
            boolean customDomainsOnly,
            @Nullable Integer minimumCompressionSize,
            @Nullable Policy policy,
            @Nullable String webAclArn) {}

    /** A stage of a REST API. */
    record Rest(
            String apiId,
            String name,
            Release release,
            StageVariables variables,
            RouteTree routes,
            Map<String, FaultTemplate> faultTemplates,
            Options options)
            implements Stage {
        public Rest {
            faultTemplates = Map.copyOf(faultTemplates);
        }
    }

    /**
     * A stage of a REST API with a canary, which each request is drawn to on its own.
     *
     * @param percent the canary's share, 0 to 100
     */
    record Split(Rest production, Rest canary, double percent) implements Stage {

        @Override
        public String apiId() {
            return production.apiId();
        }

        @Override
        public String name() {
            return production.name();
        }

        /** The stage that serves one request. */
        public Rest drawn(RandomGenerator random) {
            return drawn(random.nextDouble(100));
        }

        /** By a number of 0 up to, but not, 100, each as likely as another. */
        public Rest drawn(double draw) {
            return draw < percent ? canary : production;
        }
    }

    /** A stage of a WebSocket API, which websocket-service serves. */
    record WebSocket(String apiId, String name) implements Stage {}
}
