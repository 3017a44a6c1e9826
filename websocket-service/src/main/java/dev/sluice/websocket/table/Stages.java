package dev.sluice.websocket.table;

import dev.sluice.contract.api.WebSocketApi;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.follower.ConfigListener;
import dev.sluice.websocket.integration.BackendCompiler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The stages in force. Each is swapped as a whole by the follower's thread, and read by every event loop. */
public final class Stages implements ConfigListener {

    private final Map<String, DeployedStage> stages = new ConcurrentHashMap<>();
    private final StageCompiler compiler;
    private final BiConsumer<String, String> gone;

    /** {@code gone} is told the API and the name of a stage that is no longer there. */
    public Stages(BackendCompiler backends, BiConsumer<String, String> gone) {
        this.compiler = new StageCompiler(backends);
        this.gone = gone;
    }

    public Optional<DeployedStage> find(String apiId, String stage) {
        return Optional.ofNullable(stages.get(apiId + "/" + stage));
    }

    /** Throws {@link IllegalArgumentException} where a stage does not compile; then the last good one stays. */
    @Override
    public void apply(ConfigKey key, long version, @Nullable Object value) {
        if (key.kind() != ConfigKey.Kind.STAGE) {
            return;
        }
        WebSocketApi api = value instanceof StageConfig stage ? stage.webSocket() : null;
        if (value instanceof StageConfig stage && api != null) {
            stages.put(key.id(), compiler.compile(stage, api));
        } else {
            remove(key.id());
        }
    }

    private void remove(String id) {
        DeployedStage removed = stages.remove(id);
        if (removed != null) {
            gone.accept(removed.apiId(), removed.name());
        }
    }
}
