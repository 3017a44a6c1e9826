package dev.sluice.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.List;

/** Who may depend on whom. */
final class Layers {

    private static final List<String> SERVICES = List.of(
            "dev.sluice.edge",
            "dev.sluice.auth",
            "dev.sluice.ratelimit",
            "dev.sluice.cache",
            "dev.sluice.websocket",
            "dev.sluice.admin");

    /** Each tier may use those below it and beside it (never in a circle), never one above. */
    private static final List<List<String>> EDGE_TIERS = List.of(
            List.of("server", "trial", "explain"),
            List.of("pipeline"),
            List.of("integration", "remote"),
            List.of("mapping"),
            List.of("exchange"),
            List.of("table"),
            List.of("webacl"));

    private Layers() {}

    static ArchRule noCycles() {
        return slices().matching("dev.sluice.(**)")
                .should()
                .beFreeOfCycles()
                .as("packages do not depend on each other in a circle")
                .allowEmptyShould(true);
    }

    static ArchRule plainJava() {
        return noClasses()
                .that()
                .resideInAnyPackage("dev.sluice.contract..", "dev.sluice.follower..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.vertx..")
                .as("contract and follower are plain Java: neither Quarkus nor Vert.x")
                .allowEmptyShould(true);
    }

    /** Not every service that calls AWS runs the engine. */
    static ArchRule awsApart() {
        return noClasses()
                .that()
                .resideInAPackage("dev.sluice.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "dev.sluice.engine..")
                .as("aws knows neither Quarkus nor the engine")
                .allowEmptyShould(true);
    }

    static List<ArchRule> servicesApart() {
        return SERVICES.stream().map(Layers::apart).toList();
    }

    static List<ArchRule> edgeDirection() {
        List<ArchRule> rules = new ArrayList<>();
        for (int tier = 1; tier < EDGE_TIERS.size(); tier++) {
            List<String> above =
                    EDGE_TIERS.subList(0, tier).stream().flatMap(List::stream).toList();
            EDGE_TIERS.get(tier).forEach(name -> rules.add(uses(name, above)));
        }
        return rules;
    }

    static ArchRule noStandardStreams() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);
    }

    static ArchRule noJavaLogging() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging")
                .as("logs go through jboss-logging, not java.util.logging")
                .allowEmptyShould(true);
    }

    static ArchRule noSleep() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .as("tests wait for conditions and never sleep")
                .allowEmptyShould(true);
    }

    private static ArchRule apart(String service) {
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .as(service + " does not depend on another service")
                .allowEmptyShould(true);
    }

    private static ArchRule uses(String name, List<String> above) {
        String[] packages = above.stream().map(Layers::edge).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(edge(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .as("edge-router's " + name + " depends on nothing above it")
                .allowEmptyShould(true);
    }

    private static String edge(String name) {
        return "dev.sluice.edge." + name + "..";
    }
}
