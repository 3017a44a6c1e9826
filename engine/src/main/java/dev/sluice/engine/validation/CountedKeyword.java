package dev.sluice.engine.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.Set;

/** A keyword as it was, each use of which is a step of the {@link Effort}, or as many as it has names to go through. */
record CountedKeyword(Keyword keyword) implements Keyword {

    private static final Set<String> TRIALS = Set.of("anyOf", "oneOf", "not");
    private static final Set<String> LISTS = Set.of("properties", "required", "patternProperties", "dependencies");

    @Override
    public String getValue() {
        return keyword.getValue();
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode value, Schema parent, SchemaContext context)
            throws SchemaException, Exception {
        KeywordValidator validator = getValue().equals("uniqueItems")
                ? new DistinctItems(keyword, value, location, parent, context)
                : keyword.newValidator(location, value, parent, context);
        int steps = LISTS.contains(getValue()) ? 1 + value.size() : 1;
        return new Counted(validator, steps, TRIALS.contains(getValue()));
    }

    private record Counted(KeywordValidator validator, int steps, boolean trial) implements KeywordValidator {

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath location) {
            Effort effort = Effort.CURRENT.get();
            effort.spend(steps);
            if (trial) {
                effort.startTrial();
            }
            validator.validate(context, node, root, location);
            if (trial) {
                effort.endTrial();
            }
            effort.found(context.getErrors());
        }

        @Override
        public void preloadSchema() {
            validator.preloadSchema();
        }

        @Override
        public String getKeyword() {
            return validator.getKeyword();
        }

        @Override
        public SchemaLocation getSchemaLocation() {
            return validator.getSchemaLocation();
        }
    }
}
