package dev.sluice.local.supervisor;

/**
 * How one process of the suite is doing, as told to other terminals.
 *
 * @param pid 0 while there is no process
 * @param state {@code starting}, {@code ready}, {@code waiting} to be started again, or {@code stopped} on purpose
 * @param readyMillis from its start until it was ready, or 0
 * @param restarts how often it died and was started again
 */
public record PartState(
        String service, int replica, long pid, int port, String state, boolean ready, long readyMillis, int restarts) {

    public String name() {
        return service + "/" + replica;
    }

    public boolean stopped() {
        return state.equals("stopped");
    }
}
