package dev.sluice.edge.table;

import dev.sluice.contract.api.Integration;
import dev.sluice.contract.api.IntegrationResponse;
import dev.sluice.edge.table.IntegrationPlan.AwsCall;
import dev.sluice.edge.table.IntegrationPlan.HttpCall;
import dev.sluice.edge.table.IntegrationPlan.Invocation;
import dev.sluice.edge.table.IntegrationPlan.Mapping;
import dev.sluice.edge.table.IntegrationPlan.Passthrough;
import dev.sluice.edge.table.IntegrationPlan.Place;
import dev.sluice.edge.table.IntegrationPlan.RequestTemplates;
import dev.sluice.edge.table.ResponsePlan.Choice;
import dev.sluice.engine.regex.ForeignPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes an {@link IntegrationPlan} out of one method's integration. */
final class IntegrationCompiler {

    private static final String TARGET = "integration.request.";
    private static final String RESPONSE_HEADER = "method.response.header.";

    private final String method;
    private final StageVariables variables;
    private final BinaryMediaTypes binary;

    /** {@code method} names the method in the errors of its templates. */
    IntegrationCompiler(String method, StageVariables variables, BinaryMediaTypes binary) {
        this.method = method;
        this.variables = variables;
        this.binary = binary;
    }

    IntegrationPlan compile(@Nullable Integration integration) {
        if (integration == null) {
            return new IntegrationPlan.Broken("the method has no integration");
        }
        return switch (integration.type()) {
            case "MOCK" -> new IntegrationPlan.Mock(request(integration), responses(integration));
            case "HTTP" -> new IntegrationPlan.Http(call(integration), request(integration), responses(integration));
            case "HTTP_PROXY" -> new IntegrationPlan.HttpProxy(call(integration), integration.streamed());
            case "AWS", "AWS_PROXY" -> aws(integration);
            default -> new IntegrationPlan.Broken("integrations of type " + integration.type() + " are not served");
        };
    }

    private IntegrationPlan aws(Integration integration) {
        RequestTemplates request = request(integration);
        ResponsePlan responses = responses(integration);
        AwsCall call;
        try {
            call = new AwsCompiler(variables).call(integration, mappings(integration));
        } catch (AwsCompiler.Uncallable e) {
            return new IntegrationPlan.Broken(String.valueOf(e.getMessage()));
        }
        if (integration.type().equals("AWS")) {
            return new IntegrationPlan.Aws(call, request, responses);
        }
        Invocation wanted = integration.streamed() ? Invocation.STREAMED : Invocation.WHOLE;
        return call.invocation() == wanted && call.http().httpMethod().equals("POST")
                ? new IntegrationPlan.FunctionProxy(call, binary, integration.streamed())
                : new IntegrationPlan.Broken(
                        "a proxy whose responseTransferMode is " + integration.responseTransferMode()
                                + " calls a function, by POST, and not " + integration.uri());
    }

    private HttpCall call(Integration integration) {
        String uri = integration.uri();
        if (uri == null) {
            throw new CompileException("an integration of type " + integration.type() + " needs a uri");
        }
        return new HttpCall(
                Objects.requireNonNullElse(integration.httpMethod(), "ANY"),
                UriTemplate.parse(variables.resolve(uri)),
                mappings(integration),
                integration.timeoutInMillis(),
                link(integration));
    }

    private @Nullable String link(Integration integration) {
        String id = integration.connectionId();
        return "VPC_LINK".equals(integration.connectionType()) && id != null ? variables.resolve(id) : null;
    }

    private List<Mapping> mappings(Integration integration) {
        List<Mapping> mappings = new ArrayList<>();
        integration.requestParameters().forEach((target, source) -> mappings.add(mapping(target, source)));
        return mappings;
    }

    private Mapping mapping(String target, String source) {
        String rest = target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
        int dot = rest.indexOf('.');
        Place place = switch (dot < 0 ? "" : rest.substring(0, dot)) {
            case "header" -> Place.HEADER;
            case "path" -> Place.PATH;
            case "querystring" -> Place.QUERY;
            default -> throw new CompileException("not a mapping target: " + target);
        };
        return new Mapping(place, rest.substring(dot + 1), Source.parse(source, "method.request.", variables));
    }

    private RequestTemplates request(Integration integration) {
        return new RequestTemplates(
                templates("request", integration.requestTemplates()),
                passthrough(integration.passthroughBehavior()),
                ContentHandling.of(integration.contentHandling()),
                binary);
    }

    private static Passthrough passthrough(String behavior) {
        try {
            return Passthrough.valueOf(behavior);
        } catch (IllegalArgumentException e) {
            throw new CompileException("unknown passthroughBehavior " + behavior, e);
        }
    }

    private Map<String, Template> templates(String side, Map<String, String> texts) {
        Map<String, Template> templates = new LinkedHashMap<>();
        texts.forEach((type, text) -> templates.put(type, Template.compile(method + " " + side + " " + type, text)));
        return templates;
    }

    private ResponsePlan responses(Integration integration) {
        List<Choice> choices = new ArrayList<>();
        Choice defaultChoice = null;
        for (IntegrationResponse response : integration.integrationResponses().values()) {
            Choice choice = choice(response);
            if (choice.pattern() == null) {
                defaultChoice = choice;
            } else {
                choices.add(choice);
            }
        }
        return new ResponsePlan(choices, defaultChoice, binary);
    }

    private Choice choice(IntegrationResponse response) {
        Map<String, Source> headers = new LinkedHashMap<>();
        response.responseParameters().forEach((target, source) -> {
            if (target.startsWith(RESPONSE_HEADER)) {
                headers.put(
                        target.substring(RESPONSE_HEADER.length()),
                        Source.parse(source, "integration.response.", variables));
            }
        });
        return new Choice(
                status(response),
                pattern(response),
                headers,
                templates("response", response.responseTemplates()),
                ContentHandling.of(response.contentHandling()));
    }

    private static int status(IntegrationResponse response) {
        if (!response.statusCode().matches("[1-5][0-9][0-9]")) {
            throw new CompileException("not a status code: " + response.statusCode());
        }
        return Integer.parseInt(response.statusCode());
    }

    /** A dot does not match a line break, as at AWS. */
    private static @Nullable Pattern pattern(IntegrationResponse response) {
        String pattern = response.selectionPattern();
        try {
            return pattern == null || pattern.isEmpty() ? null : ForeignPattern.compile(pattern, 0);
        } catch (IllegalArgumentException e) {
            throw new CompileException("not a selectionPattern: " + pattern, e);
        }
    }
}
