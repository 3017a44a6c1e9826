package dev.sluice.edge.table;

import java.util.List;
import java.util.Map;

/** What answers a method, compiled. */
public sealed interface IntegrationPlan {

    /** An answer made by the templates alone. */
    record Mock(RequestTemplates request, ResponsePlan responses) implements IntegrationPlan {}

    /** A backend that gets a mapped request, and whose answer is mapped. */
    record Http(HttpCall call, RequestTemplates request, ResponsePlan responses) implements IntegrationPlan {}

    /** A backend that gets the request as it came, and whose answer goes back as it is. */
    record HttpProxy(HttpCall call) implements IntegrationPlan {}

    /** Cannot be called, and why; answered as an API configuration error. */
    record Broken(String reason) implements IntegrationPlan {}

    /**
     * The head of the request to a backend.
     *
     * @param httpMethod a method, or ANY for the client's own
     * @param timeoutMillis 50 to 29 000
     */
    record HttpCall(String httpMethod, UriTemplate uri, List<Mapping> parameters, int timeoutMillis) {
        public HttpCall {
            parameters = List.copyOf(parameters);
        }
    }

    /** One parameter mapping: where the value goes, and where it comes from. */
    record Mapping(Place place, String name, Source source) {}

    /** Where a mapped value goes. */
    enum Place {
        HEADER,
        PATH,
        QUERY
    }

    /** Request templates by media type, and what becomes of a body that none fits. */
    record RequestTemplates(Map<String, Template> byContentType, Passthrough passthrough) {
        public RequestTemplates {
            byContentType = Map.copyOf(byContentType);
        }
    }

    /** AWS's passthroughBehavior. */
    enum Passthrough {
        WHEN_NO_MATCH,
        WHEN_NO_TEMPLATES,
        NEVER
    }
}
