package dev.sluice.system.parity;

import static dev.sluice.system.parity.Sample.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** API keys, one by one or by a file. */
@Parity
class ApiKeysIT {

    @Test
    void madeChangedAndRemoved(ControlPlane control) {
        var created = control.aws()
                .createApiKey(r -> r.name("parity key").enabled(true).tags(Map.of("team", "pets")));
        assertThat(created.value()).isNotBlank();

        var updated =
                control.aws().updateApiKey(r -> r.apiKey(created.id()).patchOperations(replace("/enabled", "false")));

        assertThat(updated.enabled()).isFalse();
        var shown = control.aws().getApiKey(r -> r.apiKey(created.id()).includeValue(true));
        assertThat(shown.value()).isEqualTo(created.value());
        assertThat(shown.tags()).isEqualTo(Map.of("team", "pets"));
        assertThat(control.aws()
                        .getApiKeys(r -> r.nameQuery("parity key").limit(500))
                        .items())
                .extracting("id")
                .contains(created.id());
        control.aws().deleteApiKey(r -> r.apiKey(created.id()));
    }

    @Test
    void madeFromAFile(ControlPlane control) {
        String value = "parity-" + UUID.randomUUID();

        var imported = control.aws()
                .importApiKeys(r -> r.format("csv")
                        .body(SdkBytes.fromUtf8String("name,key,enabled\nfrom a file," + value + ",true\n")));

        assertThat(imported.ids()).hasSize(1);
        assertThat(imported.warnings()).isEmpty();
        control.unseen().deleteApiKey(r -> r.apiKey(imported.ids().getFirst()));
    }
}
