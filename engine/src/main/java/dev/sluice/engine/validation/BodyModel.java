package dev.sluice.engine.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import dev.sluice.contract.wire.Wire;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model that bodies are checked against, compiled once. Thread-safe. */
public final class BodyModel {

    private static final String MODELS = "https://apigateway.amazonaws.com/restapis/";
    private static final String META_SCHEMAS = "http://json-schema.org/";

    private static final Dialect DRAFT_4 = Dialect.builder(Dialects.getDraft4())
            .keywords(keywords -> keywords.replaceAll(
                    (name, keyword) -> name.equals("format") ? keyword : new CountedKeyword(keyword)))
            .build();

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .regularExpressionFactory(BoundedPattern::of)
            .build();

    private final Schema schema;

    private BodyModel(Schema schema) {
        this.schema = schema;
    }

    /**
     * Compiles a model. {@code schemas} are all models of the API by name, to which a {@code $ref} of the form
     * {@code https://apigateway.amazonaws.com/restapis/ID/models/NAME} leads; no other is followed out of the model.
     *
     * @throws IllegalArgumentException naming the model when it is no schema
     */
    public static BodyModel compile(String name, Map<String, String> schemas) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                DRAFT_4,
                builder -> builder.schemaRegistryConfig(CONFIG)
                        .schemas((String iri) -> model(iri, schemas))
                        .schemaLoader(loader -> loader.allow(iri -> known(iri.toString()))));
        try {
            Schema schema = registry.getSchema(SchemaLocation.of(MODELS + "api/models/" + name));
            errors(
                    schema,
                    NullNode.getInstance(),
                    "null"); // resolves what it refers to: now, and not at the first request
            return new BodyModel(schema);
        } catch (Effort.Ended e) {
            throw new IllegalArgumentException("model " + name + " takes too long to check anything", e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("model " + name + " refers to itself without an end", e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("model " + name + " is no JSON schema: " + e.getMessage(), e);
        }
    }

    private static @Nullable String model(String iri, Map<String, String> schemas) {
        return iri.startsWith(MODELS) ? schemas.get(iri.substring(iri.lastIndexOf('/') + 1)) : null;
    }

    private static boolean known(String iri) {
        return iri.startsWith(MODELS) || iri.startsWith(META_SCHEMAS);
    }

    /** What is wrong with the body, in the validator's words; null where it fits. */
    public @Nullable String problem(String body) {
        try {
            JsonNode json = Wire.mapper()
                    .reader()
                    .with(new BoundedNodes())
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
            if (json == null || json.isMissingNode()) {
                return "[instance value is missing]";
            }
            List<Error> errors = errors(schema, json, body);
            return errors.isEmpty() ? null : Problems.of(errors);
        } catch (JsonProcessingException e) {
            return "[body is not JSON]";
        } catch (BoundedNodes.TooMany e) {
            return "[body has " + e.getMessage() + "]";
        } catch (Effort.Ended e) {
            return e.problem();
        } catch (NumberFormatException e) {
            return "[body has a number that is too large]";
        } catch (StackOverflowError e) {
            return "[body is nested too deeply]";
        }
    }

    private static List<Error> errors(Schema schema, JsonNode json, String body) {
        return ScopedValue.where(Effort.CURRENT, Effort.on(body)).call(() -> schema.validate(json));
    }
}
