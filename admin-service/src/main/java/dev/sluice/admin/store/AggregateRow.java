package dev.sluice.admin.store;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A row of {@code aggregate}: one whole document. Known to {@link Transaction} and {@link Store} alone. */
@Entity
@Table(name = "aggregate")
class AggregateRow {

    @EmbeddedId
    @Nullable
    AggregateKey key;

    @Column(name = "document", nullable = false)
    @ColumnTransformer(read = "cast(document as text)", write = "cast(cast(? as text) as jsonb)")
    @Nullable
    String document;

    /** Counts the changes. */
    @Column(name = "version", nullable = false)
    long version;

    AggregateRow() {}

    AggregateRow(AggregateKey key, String document) {
        this.key = key;
        this.document = document;
        this.version = 1;
    }
}
