package dev.sluice.websocket.integration;

import dev.sluice.contract.api.RouteIntegration;
import dev.sluice.engine.expression.SelectionExpression;
import dev.sluice.engine.mapping.MappingException;
import dev.sluice.engine.work.Workbench;
import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.Future;
import java.util.Map;

/** The request templates of an integration that is no proxy: from the message to what the backend gets. */
final class RequestTemplates {

    private final TemplateChoice choice;
    private final String passthrough;
    private final Map<String, String> stageVariables;

    private RequestTemplates(TemplateChoice choice, String passthrough, Map<String, String> stageVariables) {
        this.choice = choice;
        this.passthrough = passthrough;
        this.stageVariables = stageVariables;
    }

    static RequestTemplates of(String where, RouteIntegration integration, Map<String, String> stageVariables) {
        var choice = TemplateChoice.of(
                where + " request template", integration.templateSelectionExpression(), integration.requestTemplates());
        return new RequestTemplates(choice, integration.passthroughBehavior(), stageVariables);
    }

    /** Fails with {@link MappingException}, or {@link IllegalStateException} where the message may not pass unmapped. */
    Future<String> map(RouteEvent event, Workbench bench) {
        var template =
                choice.choose(SelectionExpression.Scope.of(event.occasion().json()));
        String body = event.occasion().body();
        if (template.isEmpty()) {
            return mayPass() ? Future.succeededFuture(body) : Future.failedFuture(unmapped());
        }
        try {
            return bench.soon(
                    event.connection().apiId(),
                    body.length(),
                    () -> template.get().render(TemplateInput.of(event, body, stageVariables)));
        } catch (MappingException e) {
            return Future.failedFuture(e);
        }
    }

    private boolean mayPass() {
        return switch (passthrough) {
            case "NEVER" -> false;
            case "WHEN_NO_TEMPLATES" -> choice.isEmpty();
            default -> true;
        };
    }

    private static IllegalStateException unmapped() {
        return new IllegalStateException("no request template is for this message");
    }
}
