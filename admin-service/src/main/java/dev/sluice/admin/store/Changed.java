package dev.sluice.admin.store;

import java.util.List;

/** What a change of an aggregate came to: what is answered, and what is published. */
public record Changed<T>(T answer, List<ConfigChange> publications) {

    public Changed {
        publications = List.copyOf(publications);
    }

    public static <T> Changed<T> answering(T answer, ConfigChange... publications) {
        return new Changed<>(answer, List.of(publications));
    }
}
