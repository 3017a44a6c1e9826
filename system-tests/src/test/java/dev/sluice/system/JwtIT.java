package dev.sluice.system;

import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.world.TokenIssuer;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A method behind a user pool lets those in whose token the pool's issuer has signed. */
@OnSuite
class JwtIT {

    static final String AUDIENCE = "the-client-id";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void letsTheHolderOfATokenIn(Gateway gateway, TokenIssuer issuer) {
        var api = serve(gateway, issuer);
        String token = issuer.token("ada", AUDIENCE, inAnHour());

        callWith(api, token).statusCode(200).body("subject", equalTo("ada"));
        callWith(api, "Bearer " + token).statusCode(200).body("subject", equalTo("ada"));
    }

    @Test
    void refusesACallWithoutAToken(Gateway gateway, TokenIssuer issuer) {
        serve(gateway, issuer)
                .call()
                .get("/me")
                .then()
                .statusCode(401)
                .header("x-amzn-ErrorType", equalTo("UnauthorizedException"))
                .body(equalTo("{\"message\":\"Unauthorized\"}"));
    }

    @Test
    void refusesWhatTheIssuerHasNotSigned(Gateway gateway, TokenIssuer issuer) {
        var api = serve(gateway, issuer);

        callWith(api, issuer.forgedToken("ada", AUDIENCE, inAnHour())).statusCode(401);
        callWith(api, "nonsense").statusCode(401);
    }

    @Test
    void refusesATokenThatHasExpired(Gateway gateway, TokenIssuer issuer) {
        callWith(
                        serve(gateway, issuer),
                        issuer.token("ada", AUDIENCE, Instant.now().minusSeconds(600)))
                .statusCode(401)
                .header("x-amzn-ErrorType", equalTo("UnauthorizedException"))
                .body(equalTo("{\"message\":\"The incoming token has expired\"}"));
    }

    @Test
    void refusesATokenForAnother(Gateway gateway, TokenIssuer issuer) {
        callWith(serve(gateway, issuer), issuer.token("ada", "another-client-id", inAnHour()))
                .statusCode(401);
    }

    private static ValidatableResponse callWith(Api api, String token) {
        return api.call().header("Authorization", token).get("/me").then();
    }

    static Api serve(Gateway gateway, TokenIssuer issuer) {
        String pool =
                "us-east-1_" + UUID.randomUUID().toString().replace("-", "").substring(0, 9);
        gateway.registerUserPool(pool, pool(issuer));
        return gateway.serve(Document.named("pool.yaml").with("us-east-1_pool", pool));
    }

    private static ObjectNode pool(TokenIssuer issuer) {
        var pool = JSON.createObjectNode().put("issuer", issuer.issuer()).put("jwksUri", issuer.jwksUri());
        pool.putArray("audiences").add(AUDIENCE);
        return pool;
    }

    private static Instant inAnHour() {
        return Instant.now().plusSeconds(3600);
    }
}
