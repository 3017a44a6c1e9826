package dev.sluice.grid.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/** The transport looks for jgroups-raft, which is not on the class path, and a native build links it all the same. */
@TargetClass(className = "org.infinispan.remoting.transport.jgroups.JGroupsTransport")
final class RaftAbsent {

    private RaftAbsent() {}

    @Substitute
    @SuppressWarnings("UnusedMethod")
    private void initRaftManager() {}
}
