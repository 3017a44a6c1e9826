package dev.sluice.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/settings.md is written from {@link Setting}: run this test with {@code -Dsluice.write=true} after changing one. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("../docs/settings.md");

    private static final String HEAD = """
            # Settings

            Every setting is an environment variable. A service reads those that concern it; one that begins with `SLUICE_` and is not
            listed here stops the service with a line that names it, so that a misspelt setting is noticed at once.

            | variable | default | what it is |
            |---|---|---|
            """;

    private static final String TAIL = """

            Secrets are files, never values: a setting that ends in `_FILE` names the file.

            `SLUICE_AWS_CREDENTIALS_FILE` has the form of `~/.aws/credentials`. Three services call AWS and read it: edge-router for
            integrations, auth-service for the functions of authorizers, websocket-service for those of routes. Its section `[default]`
            is for whatever names no role; a section named by a role's ARN is for what names this role. A role without a section is
            assumed, by the default credentials, at the STS endpoint. Without the file the default credentials are those of the
            environment: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, where they are temporary, `AWS_SESSION_TOKEN`. Without any,
            calls to AWS itself fail, and calls to an endpoint of your own are not signed.

            This page is written from `dev.sluice.contract.settings.Setting` by
            `mvn -pl contract test -Dtest=SettingsPageTest -Dsluice.write=true`; a test holds the two together.
            """;

    @Test
    void listsEverySetting() throws IOException {
        if (Boolean.getBoolean("sluice.write")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        return Stream.of(Setting.values()).map(SettingsPageTest::row).collect(Collectors.joining("", HEAD, TAIL));
    }

    private static String row(Setting setting) {
        String value = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
        return "| `%s` | %s | %s |\n"
                .formatted(setting.variable(), value, setting.description().replace("|", "\\|"));
    }
}
