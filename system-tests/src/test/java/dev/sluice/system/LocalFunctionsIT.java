package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.Backend;
import io.vertx.core.http.HttpServerResponse;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    @Test
    void anEventIsNotWaitedFor(Gateway gateway, Backend worker) {
        assumeInstalled("node");
        var taken = new CompletableFuture<HttpServerResponse>();
        worker.on("/orders", request -> taken.complete(request.response()));
        Api api = serve(gateway, Map.of("worker", worker.authority()));

        api.call()
                .contentType("application/json")
                .body("{\"cake\": 1}")
                .post("/orders")
                .then()
                .statusCode(202)
                .body(emptyString());

        taken.orTimeout(30, TimeUnit.SECONDS).join().end();
        assertThat(worker.only().method()).isEqualTo("POST");
    }

    private static Api serve(Gateway gateway) {
        return serve(gateway, Map.of());
    }

    static Api serve(Gateway gateway, Map<String, String> variables) {
        return gateway.deploy(gateway.importApi(Document.example("functions/openapi.yaml")), "dev", variables);
    }

    static void assumeInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        assumeTrue(
                Stream.of(path.split(File.pathSeparator, -1))
                        .anyMatch(place -> !place.isEmpty() && Files.isExecutable(Path.of(place, program))),
                program);
    }
}
