package dev.sluice.aws;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that this gateway was given: default ones, and those of roles. Read once, at the start.
 *
 * <p>The file has the form of AWS's shared credentials file; a role's section is named by its ARN.
 */
public final class KnownCredentials {

    private static final String DEFAULT = "default";
    private static final String ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";
    private static final String TOKEN = "aws_session_token";

    private final Map<String, AwsCredentials> bySection;

    private KnownCredentials(Map<String, AwsCredentials> bySection) {
        this.bySection = Map.copyOf(bySection);
    }

    /** From the file that the setting names, else from AWS's own variables in the environment. */
    public static KnownCredentials of(Settings settings, Map<String, String> environment) {
        return settings.secret(Setting.AWS_CREDENTIALS_FILE)
                .map(KnownCredentials::parse)
                .orElseGet(() -> ofEnvironment(environment));
    }

    /** Throws {@link IllegalArgumentException} naming the line that is none of such a file, but never what is on it. */
    static KnownCredentials parse(String file) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new HashMap<>();
        int number = 0;
        for (String line : file.lines().map(String::strip).toList()) {
            number++;
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                section = sections.computeIfAbsent(
                        line.substring(1, line.length() - 1).strip(), name -> new HashMap<>());
            } else if (equals > 0) {
                section.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                throw wrong("line " + number + " is neither a section nor a name and a value");
            }
        }
        Map<String, AwsCredentials> known = new HashMap<>();
        sections.forEach((name, values) -> known.put(name, credentials(name, values)));
        return new KnownCredentials(known);
    }

    /** Null where there are none. */
    @Nullable
    AwsCredentials byDefault() {
        return bySection.get(DEFAULT);
    }

    /** Null where the role has none of its own. */
    @Nullable
    AwsCredentials ofRole(String arn) {
        return bySection.get(arn);
    }

    private static KnownCredentials ofEnvironment(Map<String, String> environment) {
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        return id.isEmpty() || secret.isEmpty()
                ? new KnownCredentials(Map.of())
                : new KnownCredentials(
                        Map.of(DEFAULT, new AwsCredentials(id, secret, environment.get("AWS_SESSION_TOKEN"))));
    }

    private static AwsCredentials credentials(String section, Map<String, String> values) {
        String id = values.get(ID);
        String secret = values.get(SECRET);
        if (id == null || secret == null) {
            throw wrong("section [" + section + "] lacks " + (id == null ? ID : SECRET));
        }
        return new AwsCredentials(id, secret, values.get(TOKEN));
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(Setting.AWS_CREDENTIALS_FILE.variable() + ": " + what);
    }
}
