package dev.sluice.benchmarks;

import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs one of the benchmarks that need no suite, in a process of its own, and prints what JMH measured. */
final class Micro {

    private static final Map<String, Class<?>> BENCHMARKS =
            Map.of("routes", RouteMatch.class, "templates", TemplateRender.class);

    private Micro() {}

    public static void main(String[] arguments) throws RunnerException {
        Class<?> benchmark = BENCHMARKS.get(arguments.length == 0 ? "" : arguments[0]);
        if (benchmark == null) {
            throw new IllegalArgumentException("one of " + BENCHMARKS.keySet());
        }
        new Runner(new OptionsBuilder()
                        .include(benchmark.getName() + "\\.")
                        .forks(1)
                        .build())
                .run();
    }
}
