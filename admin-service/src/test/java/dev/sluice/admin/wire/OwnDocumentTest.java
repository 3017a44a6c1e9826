package dev.sluice.admin.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.admin.Database;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class OwnDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Inject
    @All
    List<OperationGroup> groups;

    @Inject
    OwnDocument own;

    @Test
    void tellsOfEveryOperationThatAwsHasNot() {
        Set<String> served = groups.stream()
                .flatMap(group -> group.operations().stream())
                .map(operation -> operation.name() + " " + operation.method() + " /"
                        + String.join("/", operation.uri().segments()))
                .filter(line -> line.contains(" /sluice/v1/"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        own.document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> documented.add(
                                method.getValue().path("operationId").asText() + " "
                                        + method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(documented).isEqualTo(served);
    }

    @Test
    void refersOnlyToWhatItHas() {
        List<JsonNode> references = own.document().findValues("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(own.document()
                                .at(reference.asText().substring(1))
                                .isObject())
                        .as(reference.asText())
                        .isTrue());
    }

    @Test
    void anyoneMayReadIt() {
        RestAssured.given()
                .get("/sluice/v1/openapi")
                .then()
                .statusCode(200)
                .body("info.title", Matchers.equalTo("Sluice"));
    }
}
