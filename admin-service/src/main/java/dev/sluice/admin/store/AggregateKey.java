package dev.sluice.admin.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What names an aggregate. */
@Embeddable
record AggregateKey(
        @Column(name = "kind") String kind,
        @Column(name = "id") String id) {

    static AggregateKey of(Kind kind, String id) {
        return new AggregateKey(kind.column(), id);
    }
}
