package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.system.gateway.Api;
import dev.sluice.system.gateway.Document;
import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.gateway.Signer;
import dev.sluice.system.gateway.Signer.Place;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.SdkHttpMethod;

/** A method with AWS_IAM lets in who signed just this request, lately, with a key that is known. */
@OnSuite
class IamIT {

    private static final String BODY = "{\"a\": 1}";
    private static final Clock NOW = Clock.systemUTC();

    @ParameterizedTest
    @EnumSource
    void letsInWhoSigned(Place place, Gateway gateway) {
        Api api = gateway.serve(Document.named("iam.yaml"));

        HttpResponse<String> answer = send(api, new Signer("test", "test", NOW), place, "/mine/ada", BODY);

        assertThat(answer.body()).isEqualTo("{\"name\": \"ada\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhoDidNotSign(Gateway gateway) {
        gateway.serve(Document.named("iam.yaml"))
                .call()
                .get("/mine/ada")
                .then()
                .statusCode(403)
                .header("x-amzn-ErrorType", "MissingAuthenticationTokenException")
                .body(equalTo("{\"message\":\"Missing Authentication Token\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnotherSecretAnotherKeyAnotherTime(Place place, Gateway gateway) {
        Api api = gateway.serve(Document.named("iam.yaml"));
        Clock late = Clock.offset(NOW, Duration.ofMinutes(-16));

        refused(send(api, new Signer("test", "guess", NOW), place, "/mine/ada", BODY), "InvalidSignatureException");
        refused(send(api, new Signer("nobody", "test", NOW), place, "/mine/ada", BODY), "UnrecognizedClientException");
        refused(send(api, new Signer("test", "test", late), place, "/mine/ada", BODY), "InvalidSignatureException");
    }

    @Test
    void refusesWhatWasChangedOnTheWay(Gateway gateway) {
        Api api = gateway.serve(Document.named("iam.yaml"));
        var signer = new Signer("test", "test", NOW);

        refused(send(api, signer, Place.HEADER, "/mine/eve", BODY), "InvalidSignatureException");
        refused(send(api, signer, Place.HEADER, "/mine/ada", "{\"a\": 2}"), "InvalidSignatureException");
        refused(send(api, signer, Place.QUERY, "/mine/eve", BODY), "InvalidSignatureException");
    }

    private static void refused(HttpResponse<String> answer, String errorType) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(errorType);
    }

    /** Signs for {@code /mine/ada} and {@link #BODY}, and sends to the path and with the body that are given. */
    private static HttpResponse<String> send(Api api, Signer signer, Place place, String path, String body) {
        var signed = signer.sign(SdkHttpMethod.POST, api.uri("/mine/ada"), BODY, place);
        return Signer.send(signed, api.uri(path).getRawPath(), body);
    }
}
