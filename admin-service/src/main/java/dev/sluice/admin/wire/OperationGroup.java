package dev.sluice.admin.wire;

import java.util.List;

/** Operations that belong together, such as those of stages. Every CDI bean of this type is served. */
public interface OperationGroup {

    /** Called once, at the start. */
    List<Operation> operations();
}
