package dev.sluice.websocket.integration;

import dev.sluice.contract.api.RouteIntegration;
import dev.sluice.contract.api.RouteIntegrationResponse;
import dev.sluice.engine.expression.SelectionExpression;
import dev.sluice.engine.mapping.MappingException;
import dev.sluice.engine.work.Workbench;
import dev.sluice.websocket.event.RouteEvent;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The integration responses of an integration that is no proxy: from the backend's answer to what the client gets. */
final class ResponseTemplates {

    private final List<Choice> byStatus;
    private final @Nullable TemplateChoice otherwise;
    private final Map<String, String> stageVariables;

    private record Choice(Pattern statuses, TemplateChoice templates) {}

    private ResponseTemplates(
            List<Choice> byStatus, @Nullable TemplateChoice otherwise, Map<String, String> stageVariables) {
        this.byStatus = List.copyOf(byStatus);
        this.otherwise = otherwise;
        this.stageVariables = stageVariables;
    }

    static ResponseTemplates of(String where, RouteIntegration integration, Map<String, String> stageVariables) {
        List<Choice> byStatus = new ArrayList<>();
        TemplateChoice otherwise = null;
        for (RouteIntegrationResponse response :
                integration.integrationResponses().values()) {
            String key = response.integrationResponseKey();
            var templates = TemplateChoice.of(
                    where + " response template", response.templateSelectionExpression(), response.responseTemplates());
            if (key.equals(SelectionExpression.DEFAULT)) {
                otherwise = templates;
            } else {
                byStatus.add(new Choice(pattern(where, key), templates));
            }
        }
        return new ResponseTemplates(byStatus, otherwise, stageVariables);
    }

    boolean isEmpty() {
        return byStatus.isEmpty() && otherwise == null;
    }

    /** The answer with its body mapped; as it is where no template is for it. */
    Future<Answer> map(RouteEvent event, Answer.Given answer, Workbench bench) {
        var scope = new SelectionExpression.Scope(event.occasion().json(), answer.status(), answer.headers());
        var template = Optional.ofNullable(templates(answer.status())).flatMap(templates -> templates.choose(scope));
        if (template.isEmpty()) {
            return Future.succeededFuture(answer);
        }
        try {
            return bench.soon(
                            event.connection().apiId(),
                            answer.body().length(),
                            () -> template.get().render(TemplateInput.of(event, answer.body(), stageVariables)))
                    .<Answer>map(body -> new Answer.Given(answer.status(), answer.headers(), body))
                    .recover(ResponseTemplates::failed);
        } catch (MappingException e) {
            return failed(e);
        }
    }

    private static Future<Answer> failed(Throwable e) {
        return Future.succeededFuture(new Answer.Failed(500, String.valueOf(e.getMessage())));
    }

    private @Nullable TemplateChoice templates(int status) {
        for (Choice choice : byStatus) {
            if (choice.statuses().matcher(String.valueOf(status)).matches()) {
                return choice.templates();
            }
        }
        return otherwise;
    }

    /** A key is a pattern between slashes; AWS also takes a bare status. */
    private static Pattern pattern(String where, String key) {
        boolean slashes = key.length() > 2 && key.startsWith("/") && key.endsWith("/");
        try {
            return Pattern.compile(slashes ? key.substring(1, key.length() - 1) : key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": integration response key is no pattern: '" + key + "'", e);
        }
    }
}
