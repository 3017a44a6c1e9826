package dev.sluice.cache.store;

/** The name of an answer: a stage, and the hash of what made the answer what it is. */
public record EntryKey(String apiId, String stage, String hash) {

    /** Under which the stage's {@link Epoch} is. */
    String stageKey() {
        return apiId + "/" + stage;
    }

    @Override
    public String toString() {
        return stageKey() + "/" + hash;
    }
}
