package dev.sluice.system;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.Op;

/** APIs under a name of their own: versions and environments side by side by base paths. */
@OnSuite
class CustomDomainIT {

    @Test
    void servesStagesUnderTheirBasePaths(Gateway gateway) {
        Api pets = gateway.serve(Document.named("pets-openapi3.yaml"));
        Api other = gateway.serve(Document.named("keyed.yaml"));
        String domain = domain(gateway);
        gateway.rest()
                .createBasePathMapping(
                        r -> r.domainName(domain).restApiId(other.id()).stage(other.stage()));
        gateway.rest()
                .createBasePathMapping(r ->
                        r.domainName(domain).basePath("v1").restApiId(pets.id()).stage(pets.stage()));
        gateway.configuration().awaitApplied();

        int direct = pets.call().get("/pets").statusCode();
        call(gateway, domain, "/v1/pets").statusCode(direct);
        call(gateway, domain, "/open").statusCode(200);
        call(gateway, domain, "/closed").statusCode(403).body(equalTo("{\"message\":\"Forbidden\"}"));

        gateway.rest()
                .updateBasePathMapping(r -> r.domainName(domain)
                        .basePath("(none)")
                        .patchOperations(p -> p.op(Op.REPLACE).path("/basePath").value("moved")));
        gateway.configuration().awaitApplied();
        call(gateway, domain, "/open").statusCode(403).body(equalTo("{\"message\":\"Forbidden\"}"));
        call(gateway, domain, "/moved/open").statusCode(200);

        gateway.rest().deleteDomainName(r -> r.domainName(domain));
        gateway.configuration().awaitApplied();
        call(gateway, domain, "/moved/open").statusCode(403);
    }

    @Test
    void anApiMayAnswerUnderItsOwnNamesAlone(Gateway gateway) {
        Api api = gateway.serve(Document.named("keyed.yaml"));
        String domain = domain(gateway);
        gateway.rest()
                .createBasePathMapping(
                        r -> r.domainName(domain).restApiId(api.id()).stage(api.stage()));
        gateway.rest()
                .updateRestApi(r -> r.restApiId(api.id())
                        .patchOperations(p -> p.op(Op.REPLACE)
                                .path("/disableExecuteApiEndpoint")
                                .value("true")));
        gateway.deploy(api.id(), api.stage(), Map.of());

        call(gateway, domain, "/open").statusCode(200);
        api.call().get("/open").then().statusCode(403).body(equalTo("{\"message\":\"Forbidden\"}"));
    }

    private static String domain(Gateway gateway) {
        String domain = "d-" + UUID.randomUUID() + ".example.com";
        gateway.rest()
                .createDomainName(r -> r.domainName(domain)
                        .regionalCertificateArn("arn:aws:acm:us-east-1:000000000000:certificate/" + UUID.randomUUID())
                        .endpointConfiguration(e -> e.types(EndpointType.REGIONAL)));
        return domain;
    }

    private static ValidatableResponse call(Gateway gateway, String domain, String path) {
        return given().baseUri("http://127.0.0.1:" + gateway.ports().edge())
                .header("Host", domain)
                .get(path)
                .then();
    }
}
