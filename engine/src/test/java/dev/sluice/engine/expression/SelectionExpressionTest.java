package dev.sluice.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.contract.wire.Wire;
import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionExpressionTest {

    private static final String BODY =
            "{\"action\":\"join\",\"n\":7,\"yes\":true,\"nil\":null,\"a\":{\"b\":[{\"c\":\"deep\"},2]},\"my-key\":\"k\"}";

    @ParameterizedTest
    @CsvSource({
        "$request.body.action, join",
        "${request.body.action}, join",
        "${request.body.action}-beta, join-beta",
        "v1.${request.body.action}.${request.body.n}, v1.join.7",
        "$request.body.yes, true",
        "$request.body.a.b[0].c, deep",
        "$request.body.a.b[1], 2",
        "$request.body.my-key, k",
        "\\$default, $default",
        "$default, $default",
        "200, 200"
    })
    void makesAKeyOfTheMessage(String expression, String key) throws JsonProcessingException {
        assertThat(evaluate(expression)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$request.body.none",
                "$request.body.nil",
                "$request.body.a",
                "$request.body.a.b",
                "$request.body.a.b[9]",
                "$request.body.action.deeper",
                "$integration.response.statuscode"
            })
    void makesNoKeyWhereAVariableHasNoValue(String expression) throws JsonProcessingException {
        assertThat(evaluate(expression)).isEmpty();
    }

    @Test
    void makesNoKeyOfAMessageThatIsNoJson() {
        var scope = SelectionExpression.Scope.of(MissingNode.getInstance());

        assertThat(SelectionExpression.parse("$request.body.action").evaluate(scope))
                .isEmpty();
    }

    @Test
    void readsStatusAndHeadersOfAnAnswer() {
        var headers = MultiMap.caseInsensitiveMultiMap().set("X-Kind", "fish");
        var scope = new SelectionExpression.Scope(MissingNode.getInstance(), 404, headers);

        assertThat(SelectionExpression.parse("${integration.response.statuscode}-${integration.response.header.x-kind}")
                        .evaluate(scope))
                .contains("404-fish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "$request.body.", "$request.body.a..b", "$request.body.a[", "$context.routeKey", "$", "a\\b"
            })
    void refusesWhatItCannotEvaluate(String expression) {
        assertThatThrownBy(() -> SelectionExpression.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + (expression.startsWith("$request.body.a") ? "a" : ""));
    }

    private static Optional<String> evaluate(String expression) throws JsonProcessingException {
        return SelectionExpression.parse(expression)
                .evaluate(SelectionExpression.Scope.of(Wire.mapper().readTree(BODY)));
    }
}
