package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.load.Load;
import dev.sluice.system.load.Outcome;
import dev.sluice.system.suite.Await;
import dev.sluice.system.world.Backend;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An API that is large, or means harm, beside one that is called all the while: of the latter no request is lost. */
@OnSuite
@Order(Integer.MAX_VALUE - 2)
class NeighboursIT {

    private static final int PER_SECOND = 50;
    private static final int RESOURCES = 2_500;
    private static final List<String> VERBS = List.of("get", "post", "put", "delete");
    private static final int ROUNDS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient client = HttpClient.newHttpClient();

    /** What the good API's clients see while something is done. */
    private static Outcome during(Gateway gateway, Backend backend, Vertx vertx, Runnable done) {
        Api good = gateway.serve(Document.named("pets-openapi3.yaml").with(backend));
        Load load = Load.start(vertx, good.uri("/pets"), PER_SECOND);
        Await.until("the load runs", PATIENCE, () -> load.answered() > PER_SECOND);
        done.run();
        load.stop();
        Await.until("every request is answered", PATIENCE, load::isQuiet);
        return load.outcome();
    }

    @Test
    void tenThousandRoutesAreImportedServedAndChanged(Gateway gateway, Backend backend, Vertx vertx) {
        Outcome outcome = during(gateway, backend, vertx, () -> {
            Api large = gateway.serve(new Document(routes()));
            large.call().get("/r0/7").then().statusCode(200).body(equalTo("get /r0 7"));
            large.call()
                    .delete("/r" + (RESOURCES - 1) + "/7")
                    .then()
                    .statusCode(200)
                    .body(equalTo("delete /r2499 7"));
            large.call().get("/r" + RESOURCES + "/7").then().statusCode(403);
            gateway.deploy(large.id(), "again", Map.of())
                    .call()
                    .put("/r1234/8")
                    .then()
                    .statusCode(200)
                    .body(equalTo("put /r1234 8"));
        });

        assertThat(outcome.lost()).isEmpty();
    }

    /** Each route says which one it is. */
    private static String routes() {
        ObjectNode document = new ObjectMapper().createObjectNode().put("openapi", "3.0.3");
        document.putObject("info").put("title", "ten thousand routes").put("version", "1");
        ObjectNode paths = document.putObject("paths");
        for (int i = 0; i < RESOURCES; i++) {
            ObjectNode path = paths.putObject("/r" + i + "/{id}");
            for (String verb : VERBS) {
                ObjectNode mock = path.putObject(verb).putObject("x-amazon-apigateway-integration");
                mock.put("type", "mock").putObject("requestTemplates").put("application/json", "{\"statusCode\": 200}");
                mock.putObject("responses")
                        .putObject("default")
                        .put("statusCode", "200")
                        .putObject("responseTemplates")
                        .put("application/json", verb + " /r" + i + " $input.params('id')");
            }
        }
        return document.toString();
    }

    @Test
    void whateverAnApiDoesItsNeighbourIsServed(Gateway gateway, Backend backend, Vertx vertx) {
        Api bad = gateway.serve(Document.named("hostile.yaml").with(backend));
        String deep = "{\"a\":".repeat(60) + "true" + "}".repeat(60);
        String large = "{\"text\": \"" + "x".repeat(10 * 1024 * 1024 - 20) + "\"}";
        List<HttpResponse<String>> answers = new ArrayList<>();

        Outcome outcome = during(gateway, backend, vertx, () -> {
            answers.addAll(rounds(() -> HttpRequest.newBuilder(bad.uri("/loop"))));
            answers.addAll(rounds(() -> HttpRequest.newBuilder(bad.uri("/giant"))));
            answers.addAll(rounds(() -> HttpRequest.newBuilder(bad.uri("/match"))));
            answers.addAll(rounds(() -> json(bad.uri("/model"), deep)));
            answers.addAll(rounds(() -> json(bad.uri("/large"), large)));
        });

        assertThat(answers.subList(0, 3 * ROUNDS)).allMatch(answer -> answer.statusCode() == 500);
        assertThat(answers.subList(3 * ROUNDS, 4 * ROUNDS)).allMatch(answer -> answer.statusCode() == 400);
        assertThat(answers.subList(4 * ROUNDS, 5 * ROUNDS))
                .allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 429)
                .anyMatch(answer -> answer.statusCode() == 200);
        assertThat(outcome.lost()).isEmpty();
    }

    private static HttpRequest.Builder json(URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    /** All at once. */
    private List<HttpResponse<String>> rounds(Supplier<HttpRequest.Builder> request) {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            all.add(client.sendAsync(request.get().timeout(PATIENCE).build(), BodyHandlers.ofString()));
        }
        return all.stream().map(CompletableFuture::join).toList();
    }
}
