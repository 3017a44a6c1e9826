package dev.sluice.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How much there may be in one REST API, as AWS's quotas are. An API that is past a limit already, since the limit was
 * another then, may be changed in every way that does not take it further.
 */
@ApplicationScoped
public class ApiLimits {

    private static final List<Measure> MEASURES = List.of(
            counted(Setting.LIMIT_RESOURCES, tree -> tree.path("resources").size(), "Resources"),
            counted(Setting.LIMIT_AUTHORIZERS, tree -> tree.path("authorizers").size(), "Authorizers"),
            counted(Setting.LIMIT_STAGES, tree -> tree.path("stages").size(), "Stages"),
            counted(
                    Setting.LIMIT_DOCUMENTATION_PARTS,
                    tree -> tree.path("documentation").size(),
                    "Documentation Parts"),
            counted(Setting.LIMIT_STAGE_VARIABLES, ApiLimits::variables, "Stage Variables"),
            new Measure(Setting.LIMIT_MODEL_BYTES, ApiLimits::models, "Maximum size of a Model is exceeded."),
            new Measure(
                    Setting.LIMIT_TEMPLATE_BYTES,
                    ApiLimits::templates,
                    "Maximum size of a mapping template is exceeded."));

    private final Settings settings;

    private record Measure(Setting limit, ToIntFunction<JsonNode> of, String exceeded) {}

    ApiLimits(Settings settings) {
        this.settings = settings;
    }

    /** How large an API is, to be told to {@link #check} after a change. Empty for an API that is new. */
    public Map<Setting, Integer> size(JsonNode tree) {
        Map<Setting, Integer> size = new EnumMap<>(Setting.class);
        MEASURES.forEach(measure -> size.put(measure.limit(), measure.of().applyAsInt(tree)));
        return size;
    }

    /** Throws AWS's LimitExceededException where the tree has come past a limit. */
    public void check(Map<Setting, Integer> before, JsonNode tree) {
        for (Measure measure : MEASURES) {
            int most = settings.number(measure.limit());
            int now = measure.of().applyAsInt(tree);
            if (most > 0 && now > most && now > before.getOrDefault(measure.limit(), 0)) {
                throw AwsFault.limitExceeded(measure.exceeded());
            }
        }
    }

    private static Measure counted(Setting limit, ToIntFunction<JsonNode> of, String things) {
        return new Measure(
                limit,
                of,
                "Maximum number of " + things
                        + " for this API has been reached.  Please contact AWS if you need additional " + things + ".");
    }

    private static int variables(JsonNode tree) {
        int most = 0;
        for (JsonNode stage : tree.path("stages")) {
            int overrides =
                    stage.path("canarySettings").path("stageVariableOverrides").size();
            most = Math.max(most, Math.max(stage.path("variables").size(), overrides));
        }
        return most;
    }

    private static int models(JsonNode tree) {
        int largest = 0;
        for (JsonNode model : tree.path("models")) {
            largest = Math.max(largest, bytes(model.path("schema")));
        }
        return largest;
    }

    private static int templates(JsonNode tree) {
        int largest = 0;
        for (JsonNode resource : tree.path("resources")) {
            for (JsonNode method : resource.path("resourceMethods")) {
                JsonNode integration = method.path("methodIntegration");
                largest = Math.max(largest, largest(integration.path("requestTemplates")));
                for (JsonNode response : integration.path("integrationResponses")) {
                    largest = Math.max(largest, largest(response.path("responseTemplates")));
                }
            }
        }
        return largest;
    }

    private static int largest(JsonNode templates) {
        int largest = 0;
        for (JsonNode template : templates) {
            largest = Math.max(largest, bytes(template));
        }
        return largest;
    }

    private static int bytes(JsonNode text) {
        return text.asText().getBytes(StandardCharsets.UTF_8).length;
    }
}
