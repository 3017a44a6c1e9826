package dev.sluice.grid.graal;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.infinispan.metrics.impl.MetricsRegistry;

/** Infinispan's own metrics are off; the registries it could make are not all on the class path. */
@TargetClass(className = "org.infinispan.metrics.impl.MetricsComponentFactory")
final class MetricsAbsent {

    private MetricsAbsent() {}

    @Substitute
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
    private MetricsRegistry createMetricRegistry(ClassLoader loader) {
        return NoRegistry.NO_OP_INSTANCE;
    }

    /** The registry that keeps nothing. */
    @TargetClass(className = "org.infinispan.metrics.impl.NoMetricRegistry")
    static final class NoRegistry {

        @Alias
        @SuppressWarnings("NullAway.Init")
        static MetricsRegistry NO_OP_INSTANCE;

        private NoRegistry() {}
    }
}
