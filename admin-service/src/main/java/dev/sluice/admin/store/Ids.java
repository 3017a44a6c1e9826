package dev.sluice.admin.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Random;

/** New identifiers, as AWS's look: lower-case letters and digits. */
@ApplicationScoped
public class Ids {

    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random = new SecureRandom();

    /** 10 signs: an API, an API key, a usage plan. */
    public String ten() {
        return text(SIGNS, 10);
    }

    /** 6 signs: a resource, an authorizer, a deployment, whatever lives in an API. */
    public String six() {
        return text(SIGNS, 6);
    }

    /** 7 signs: what lives in an API of apigatewayv2. */
    public String seven() {
        return text(SIGNS, 7);
    }

    /** 40 letters and digits: the value of an API key. */
    public String keyValue() {
        return text(LETTERS, 40);
    }

    private String text(String signs, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }
}
