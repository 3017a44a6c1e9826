package dev.sluice.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** Keeps dependencies in the module under test pointing one way. */
class LayersTest {

    private final ModuleUnderTest module = ModuleUnderTest.current();
    private final JavaClasses classes = module.mainClasses();

    @Test
    void packagesFormNoCircle() {
        Layers.noCycles().check(classes);
    }

    @Test
    void sharedModulesArePlainJava() {
        Layers.plainJava().check(classes);
    }

    @Test
    void awsStaysApartFromTheEngine() {
        Layers.awsApart().check(classes);
    }

    @Test
    void servicesStayApart() {
        Layers.servicesApart().forEach(rule -> rule.check(classes));
    }

    @Test
    void edgeRouterPointsDownwards() {
        Layers.edgeDirection().forEach(rule -> rule.check(classes));
    }

    /** The command line and the benchmarks talk to a person; everything else logs. */
    @Test
    void onlyCommandsPrint() {
        Layers.noStandardStreams()
                .check(classes.that(not(resideInAnyPackage("dev.sluice.local..", "dev.sluice.benchmarks.."))));
    }

    @Test
    void nothingUsesJavaLogging() {
        Layers.noJavaLogging().check(classes);
    }

    @Test
    void testsNeverSleep() {
        Layers.noSleep().check(module.testClasses());
    }
}
