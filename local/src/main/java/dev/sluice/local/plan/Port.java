package dev.sluice.local.plan;

import dev.sluice.contract.settings.Setting;

/**
 * A port that a part will listen on.
 *
 * @param offset what was added to the setting's value: replicas and interfaces have fixed distances
 */
public record Port(int number, PartId part, String purpose, Setting setting, int offset) {

    /** Such as {@code 9080 (management of edge-router/0; set by SLUICE_EDGE_ROUTER_PORT + 1000)}. */
    @Override
    public String toString() {
        String distance = offset == 0 ? "" : " + " + offset;
        return number + " (" + purpose + " of " + part + "; set by " + setting.variable() + distance + ")";
    }
}
