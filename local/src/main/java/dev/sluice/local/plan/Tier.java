package dev.sluice.local.plan;

/** The order of starting; stopping goes the other way round. Parts of one tier go together. */
public enum Tier {
    DATA,
    SERVICES,
    DOORS
}
