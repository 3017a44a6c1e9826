package dev.sluice.local.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** A service of ours, by its readiness check on the management port. */
public record HttpHealth(URI check) implements Health {

    private static final int TIMEOUT_MILLIS = 2_000;

    @Override
    public boolean ready() {
        try {
            var connection = (HttpURLConnection) check.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
