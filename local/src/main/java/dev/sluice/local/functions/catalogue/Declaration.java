package dev.sluice.local.functions.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.contract.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What {@code function.json} says, or what the files beside it suggest where it says nothing.
 *
 * @param timeoutSeconds of one invocation, from 1 to 900
 * @param memoryMegabytes the heap of a Java function; others are told it and not held to it
 */
public record Declaration(
        Language language,
        String handler,
        int timeoutSeconds,
        int memoryMegabytes,
        Map<String, String> environment,
        Map<String, Alias> aliases) {

    static final String FILE = "function.json";

    private static final int USUAL_TIMEOUT = 3;
    private static final int LONGEST_TIMEOUT = 900;
    private static final int USUAL_MEMORY = 128;

    public Declaration {
        if (timeoutSeconds < 1 || timeoutSeconds > LONGEST_TIMEOUT) {
            throw new IllegalArgumentException("timeout is from 1 to 900 seconds, not " + timeoutSeconds);
        }
        if (memoryMegabytes < USUAL_MEMORY) {
            throw new IllegalArgumentException("memorySize is at least 128 megabytes, not " + memoryMegabytes);
        }
        environment = Map.copyOf(environment);
        aliases = Map.copyOf(aliases);
    }

    /** Throws {@link IllegalArgumentException} saying what is wrong with the folder. */
    static Declaration in(Path folder) throws IOException {
        JsonNode json = json(folder);
        Optional<Guess> guess = guess(folder);
        String runtime = json.path("runtime").asText("");
        Language language = runtime.isEmpty()
                ? guess.map(Guess::language)
                        .orElseThrow(() -> new IllegalArgumentException("neither " + FILE + " names its runtime nor is"
                                + " there an index.js, index.mjs, lambda_function.py or one Java file"))
                : Language.named(runtime)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the runtime is nodejs, python or java, not '" + runtime + "'"));
        String handler = json.path("handler").asText("");
        return new Declaration(
                language,
                handler.isEmpty() ? usualHandler(language, guess) : handler,
                json.path("timeout").asInt(USUAL_TIMEOUT),
                json.path("memorySize").asInt(USUAL_MEMORY),
                environment(json.path("environment")),
                aliases(json.path("aliases")));
    }

    private record Guess(Language language, String handler) {}

    private static JsonNode json(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return Wire.mapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(FILE + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<Guess> guess(Path folder) throws IOException {
        if (Stream.of("index.js", "index.mjs", "index.cjs").anyMatch(name -> Files.exists(folder.resolve(name)))) {
            return Optional.of(new Guess(Language.NODEJS, "index.handler"));
        }
        if (Files.exists(folder.resolve("lambda_function.py"))) {
            return Optional.of(new Guess(Language.PYTHON, "lambda_function.lambda_handler"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> sources = files.map(file -> Objects.toString(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .toList();
            return sources.size() == 1
                    ? Optional.of(
                            new Guess(Language.JAVA, sources.getFirst().replaceAll("\\.java$", "") + "::handleRequest"))
                    : Optional.empty();
        }
    }

    private static String usualHandler(Language language, Optional<Guess> guess) {
        return guess.filter(found -> found.language() == language)
                .map(Guess::handler)
                .orElseThrow(() -> new IllegalArgumentException(FILE + " names no handler"));
    }

    /** AWS nests them in a member {@code Variables}; here they may stand by themselves. */
    private static Map<String, String> environment(JsonNode node) {
        Map<String, String> variables = new TreeMap<>();
        node.path("Variables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        node.properties().stream()
                .filter(entry -> entry.getValue().isValueNode())
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return variables;
    }

    private static Map<String, Alias> aliases(JsonNode node) {
        Map<String, Alias> aliases = new HashMap<>();
        node.properties().forEach(entry -> aliases.put(entry.getKey(), Alias.of(entry.getValue())));
        return aliases;
    }
}
