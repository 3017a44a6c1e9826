package dev.sluice.edge.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTreeTest {

    private final RouteTree tree = new RouteTree(Stream.of(
                    "GET /",
                    "GET /pets",
                    "ANY /pets",
                    "GET /pets/{id}",
                    "GET /pets/mine",
                    "POST /pets/{id}/toys",
                    "GET /files/{proxy+}",
                    "GET /files/{name}",
                    "ANY /{proxy+}")
            .map(RouteTreeTest::route)
            .toList());

    @ParameterizedTest
    @CsvSource({
        "GET, /, GET /",
        "GET, /pets, GET /pets",
        "PUT, /pets, ANY /pets",
        "GET, /pets/, GET /pets",
        "GET, /pets/mine, GET /pets/mine",
        "GET, /pets/7, GET /pets/{id}",
        "POST, /pets/7/toys, POST /pets/{id}/toys",
        "POST, /pets/mine/toys, POST /pets/{id}/toys",
        "GET, /files/a, GET /files/{name}",
        "GET, /files/a/b, GET /files/{proxy+}",
        "DELETE, /pets/7, ANY /{proxy+}",
        "GET, /else, ANY /{proxy+}",
    })
    void findsTheMostSpecificRoute(String method, String path, String expected) {
        RouteTree.Match match = tree.find(method, path);

        assertThat(match).isNotNull();
        assertThat(match.route().httpMethod() + " " + match.route().resourcePath())
                .isEqualTo(expected);
    }

    @Test
    void findsNothingWhereNoResourceOrMethodFits() {
        RouteTree small = new RouteTree(List.of(route("GET /pets"), route("GET /a/{x}/c")));

        assertThat(small.find("POST", "/pets")).isNull();
        assertThat(small.find("GET", "/")).isNull();
        assertThat(small.find("GET", "/pets/7")).isNull();
        assertThat(small.find("GET", "/a//c")).isNull();
    }

    @Test
    void givesParametersAsTheyWereSent() {
        assertThat(parameters("GET", "/pets/a%2Bb@c+d")).isEqualTo(Map.of("id", "a%2Bb@c+d"));
        assertThat(parameters("GET", "/files/a//b/c/")).isEqualTo(Map.of("proxy", "a//b/c"));
    }

    @Test
    void leavesNoParametersOfABranchThatLedNowhere() {
        assertThat(parameters("GET", "/pets/7/other")).isEqualTo(Map.of("proxy", "pets/7/other"));
    }

    @Test
    void refusesTwoMethodsAtOnePath() {
        assertThatThrownBy(() -> new RouteTree(List.of(route("GET /a"), route("GET /a"))))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("GET at /a");
    }

    private Map<String, String> parameters(String method, String path) {
        RouteTree.Match match = tree.find(method, path);
        return match == null ? Map.of("no", "match") : match.pathParameters();
    }

    private static Route route(String methodAndPath) {
        String[] parts = methodAndPath.split(" ", 2);
        return new Route(
                new Route.Name("r", parts[1], parts[0], null),
                new Access.Open(),
                false,
                null,
                null,
                null,
                new IntegrationPlan.Broken("not called"));
    }
}
