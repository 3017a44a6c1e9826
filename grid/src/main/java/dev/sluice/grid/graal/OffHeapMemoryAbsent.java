package dev.sluice.grid.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.infinispan.commons.spi.OffHeapMemory;
import org.jspecify.annotations.Nullable;

/** Entries are on the heap; memory beside it is asked for through foreign functions, which need not be in the image. */
@TargetClass(className = "org.infinispan.commons.jdkspecific.OffHeapMemory")
final class OffHeapMemoryAbsent {

    private OffHeapMemoryAbsent() {}

    @Substitute
    public static @Nullable OffHeapMemory getInstance() {
        return null;
    }
}
