package dev.sluice.admin.publish;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A change that was committed, with the version it was given. An empty value says that the key is gone. */
record OutboxRow(long version, String key, String value) {

    byte @Nullable [] bytes() {
        return value.isEmpty() ? null : value.getBytes(StandardCharsets.UTF_8);
    }
}
