package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersRulesTest {

    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void anEmptyModule() {
        fixture = new Fixture(folder);
    }

    @Test
    void refusesPackagesThatDependOnEachOther() throws IOException {
        fixture.main("dev.sluice.a.one.One", "public class One { dev.sluice.a.two.Two two; }");
        fixture.main("dev.sluice.a.two.Two", "public class Two { dev.sluice.a.one.One one; }");

        assertThat(broken(Layers.noCycles())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"contract,io.vertx.core", "contract,io.quarkus.arc", "follower,io.vertx.core"})
    void refusesFrameworkInSharedModule(String module, String framework) throws IOException {
        uses("dev.sluice." + module + ".a", framework);

        assertThat(broken(Layers.plainJava())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"io.quarkus.arc", "dev.sluice.engine.integration"})
    void refusesQuarkusAndTheEngineInAws(String other) throws IOException {
        uses("dev.sluice.aws", other);

        assertThat(broken(Layers.awsApart())).isTrue();
    }

    @Test
    void acceptsFrameworkInService() throws IOException {
        uses("dev.sluice.edge.server", "io.vertx.core");

        assertThat(broken(Layers.plainJava())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"edge,auth", "auth,admin", "ratelimit,cache", "cache,websocket", "websocket,edge", "admin,ratelimit"})
    void refusesServiceThatDependsOnAnother(String service, String other) throws IOException {
        uses("dev.sluice." + service + ".a", "dev.sluice." + other + ".b");

        assertThat(broken(Layers.servicesApart())).isTrue();
    }

    @Test
    void acceptsServiceThatDependsOnSharedModule() throws IOException {
        uses("dev.sluice.edge.a", "dev.sluice.contract.cache");

        assertThat(broken(Layers.servicesApart())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "pipeline,server",
        "mapping,pipeline",
        "remote,server",
        "exchange,remote",
        "exchange,server",
        "table,exchange",
        "table,pipeline"
    })
    void refusesDependencyUpwardsInEdgeRouter(String from, String to) throws IOException {
        uses("dev.sluice.edge." + from, "dev.sluice.edge." + to);

        assertThat(broken(Layers.edgeDirection())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "server,pipeline",
        "server,table",
        "pipeline,remote",
        "integration,exchange",
        "integration,mapping",
        "exchange,table"
    })
    void acceptsDependencyDownwardsOrSidewaysInEdgeRouter(String from, String to) throws IOException {
        uses("dev.sluice.edge." + from, "dev.sluice.edge." + to);

        assertThat(broken(Layers.edgeDirection())).isFalse();
    }

    @Test
    void refusesPrinting() throws IOException {
        fixture.main("dev.sluice.a.Loud", "class Loud { void say() { System.out.println(); } }");

        assertThat(broken(Layers.noStandardStreams())).isTrue();
    }

    @Test
    void refusesJavaLogging() throws IOException {
        fixture.main("dev.sluice.a.Old", "class Old { Object log = java.util.logging.Logger.getLogger(\"old\"); }");

        assertThat(broken(Layers.noJavaLogging())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1", "'1, 1'", "java.time.Duration.ZERO"})
    void refusesSleepingTest(String arguments) throws IOException {
        fixture.test(
                "dev.sluice.a.Lazy", "class Lazy { void nap() throws Exception { Thread.sleep(" + arguments + "); } }");

        assertThat(Layers.noSleep().evaluate(fixture.compiled().testClasses()).hasViolation())
                .isTrue();
    }

    @Test
    void acceptsModuleWithNothingInIt() throws IOException {
        assertThat(broken(List.of(
                        Layers.noCycles(),
                        Layers.plainJava(),
                        Layers.noStandardStreams(),
                        Layers.noJavaLogging(),
                        Layers.noSleep())))
                .isFalse();
        assertThat(broken(Layers.servicesApart())).isFalse();
        assertThat(broken(Layers.edgeDirection())).isFalse();
    }

    private void uses(String user, String used) throws IOException {
        fixture.main(used + ".Used", "public class Used {}");
        fixture.main(user + ".User", "class User { " + used + ".Used used; }");
    }

    private boolean broken(ArchRule rule) throws IOException {
        return broken(List.of(rule));
    }

    private boolean broken(List<ArchRule> rules) throws IOException {
        var classes = fixture.compiled().mainClasses();
        return rules.stream().anyMatch(rule -> rule.evaluate(classes).hasViolation());
    }
}
