package dev.sluice.edge.table;

import dev.sluice.aws.AwsTarget;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What answers a method, compiled. */
public sealed interface IntegrationPlan {

    /** An answer made by the templates alone. */
    record Mock(RequestTemplates request, ResponsePlan responses) implements IntegrationPlan {}

    /** A backend that gets a mapped request, and whose answer is mapped. */
    record Http(HttpCall call, RequestTemplates request, ResponsePlan responses) implements IntegrationPlan {
        @Override
        public int timeoutMillis() {
            return call.timeoutMillis();
        }
    }

    /** A backend that gets the request as it came, and whose answer goes back as it is. */
    record HttpProxy(HttpCall call, boolean streamed) implements IntegrationPlan {
        @Override
        public int timeoutMillis() {
            return call.timeoutMillis();
        }
    }

    /** A function that gets the whole request as an event, and whose result is the whole answer. */
    record FunctionProxy(AwsCall call, BinaryMediaTypes binary, boolean streamed) implements IntegrationPlan {
        @Override
        public int timeoutMillis() {
            return call.http().timeoutMillis();
        }
    }

    /** An AWS service, or a function, that gets a mapped request, and whose answer is mapped. */
    record Aws(AwsCall call, RequestTemplates request, ResponsePlan responses) implements IntegrationPlan {
        @Override
        public int timeoutMillis() {
            return call.http().timeoutMillis();
        }
    }

    /** Cannot be called, and why; answered as an API configuration error. */
    record Broken(String reason) implements IntegrationPlan {}

    /** How long a backend may take for its answer; 0 where none is called. */
    default int timeoutMillis() {
        return 0;
    }

    /** Whether the answer goes to the client while the backend makes it, so that nothing may need the whole of it. */
    default boolean streamed() {
        return false;
    }

    /**
     * The head of the request to a backend.
     *
     * @param httpMethod a method, or ANY for the client's own
     * @param timeoutMillis 50 to 29 000, or to 900 000 for an answer that is streamed
     * @param link the id of the VPC link that leads to it, null where none does
     */
    record HttpCall(
            String httpMethod,
            UriTemplate uri,
            List<Mapping> parameters,
            int timeoutMillis,
            @Nullable String link) {
        public HttpCall {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * The head of the request to an AWS service.
     *
     * @param http its URI is a path, and perhaps a query
     * @param role whose credentials sign, null for the default ones
     */
    record AwsCall(
            AwsTarget target, HttpCall http, @Nullable String role, Invocation invocation) {

        /** Whether a function is invoked, whose failures are told by its answer and not by a status. */
        public boolean function() {
            return invocation == Invocation.WHOLE;
        }
    }

    /** Which of Lambda's ways to call a function, if any, a request to AWS is. */
    enum Invocation {
        /** Another action, or another service. */
        NONE,
        /** Invoke. */
        WHOLE,
        /** InvokeWithResponseStream. */
        STREAMED
    }

    /** One parameter mapping: where the value goes, and where it comes from. */
    record Mapping(Place place, String name, Source source) {}

    /** Where a mapped value goes. */
    enum Place {
        HEADER,
        PATH,
        QUERY
    }

    /**
     * What becomes of a request's body.
     *
     * @param byContentType templates by media type
     * @param passthrough what becomes of a body that none of them fits
     */
    record RequestTemplates(
            Map<String, Template> byContentType,
            Passthrough passthrough,
            ContentHandling handling,
            BinaryMediaTypes binary) {
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
