package dev.sluice.system.gateway;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** The three ways in which a client can name a stage. */
public enum Address {
    /** AWS's own: {@code {apiId}.execute-api.{domain}/{stage}}. */
    HOST {
        @Override
        RequestSpecification specification(Api api) {
            return to(api, "/" + api.stage()).header("Host", api.id() + ".execute-api.localhost");
        }
    },
    /** The path that needs no host name. */
    AWS_PATH {
        @Override
        RequestSpecification specification(Api api) {
            return to(api, "/_aws/execute-api/" + api.id() + "/" + api.stage());
        }
    },
    /** The path of older scripts. */
    USER_REQUEST_PATH {
        @Override
        RequestSpecification specification(Api api) {
            return to(api, "/restapis/" + api.id() + "/" + api.stage() + "/_user_request_");
        }
    };

    abstract RequestSpecification specification(Api api);

    private static RequestSpecification to(Api api, String basePath) {
        return RestAssured.given()
                .baseUri("http://127.0.0.1:" + api.edgePort())
                .basePath(basePath)
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false);
    }
}
