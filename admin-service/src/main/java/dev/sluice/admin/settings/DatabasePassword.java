package dev.sluice.admin.settings;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/**
 * The database's user and password for both of its clients. The file is read for every connection, so that a password can
 * change under a running service; no file means no password.
 */
@ApplicationScoped
@Unremovable
public class DatabasePassword implements CredentialsProvider {

    private final Settings settings;

    DatabasePassword(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, String> getCredentials(String credentialsProviderName) {
        Map<String, String> credentials = new HashMap<>();
        credentials.put(USER_PROPERTY_NAME, settings.get(Setting.DATABASE_USER));
        credentials.put(
                PASSWORD_PROPERTY_NAME,
                settings.secret(Setting.DATABASE_PASSWORD_FILE).orElse(""));
        return credentials;
    }
}
