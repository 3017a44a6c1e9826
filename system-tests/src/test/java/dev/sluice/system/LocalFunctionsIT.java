package dev.sluice.system;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Methods whose functions the suite itself runs: those of the example, in each language. */
@OnSuite
class LocalFunctionsIT {

    @Test
    void javaAnswersAndKeepsItsProcess(Gateway gateway) {
        Api api = serve(gateway);

        api.call().get("/count").then().statusCode(200).body("from", equalTo("Java"));
        api.call().get("/count").then().statusCode(200).body("calls", greaterThan(1));
    }

    @Test
    void nodeAnswers(Gateway gateway) {
        assumeInstalled("node");
        serve(gateway)
                .call()
                .get("/hello?name=Ada")
                .then()
                .statusCode(200)
                .body("greeting", equalTo("Hello, Ada"), "from", equalTo("Node.js"));
    }

    @Test
    void pythonAnswers(Gateway gateway) {
        assumeInstalled("python3");
        serve(gateway)
                .call()
                .get("/greet?name=Ada")
                .then()
                .statusCode(200)
                .body("greeting", equalTo("Hello, Ada"), "from", equalTo("Python"));
    }

    @Test
    void anAuthorizerDecides(Gateway gateway) {
        assumeInstalled("node");
        Api api = serve(gateway);

        api.call().get("/secret").then().statusCode(401);
        api.call().header("Authorization", "friend").get("/secret").then().statusCode(401);
        api.call()
                .header("Authorization", "mellon")
                .get("/secret")
                .then()
                .statusCode(200)
                .body("greeting", equalTo("Hello, world"));
    }

    private static Api serve(Gateway gateway) {
        return gateway.deploy(gateway.importApi(Document.example("functions/openapi.yaml")), "dev", Map.of());
    }

    private static void assumeInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        assumeTrue(
                Stream.of(path.split(File.pathSeparator, -1))
                        .anyMatch(place -> !place.isEmpty() && Files.isExecutable(Path.of(place, program))),
                program);
    }
}
