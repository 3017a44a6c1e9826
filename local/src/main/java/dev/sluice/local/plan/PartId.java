package dev.sluice.local.plan;

/** Names one process of the suite: its service, and its number among the replicas from 0. */
public record PartId(String service, int replica) {

    public PartId {
        if (replica < 0) {
            throw new IllegalArgumentException("not a replica: " + replica);
        }
    }

    /** As in file names and as the services' own instance names: {@code edge-router-0}. */
    public String instance() {
        return service + "-" + replica;
    }

    /** As people write it: {@code edge-router/0}. */
    @Override
    public String toString() {
        return service + "/" + replica;
    }
}
