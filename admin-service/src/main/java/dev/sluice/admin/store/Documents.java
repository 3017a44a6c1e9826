package dev.sluice.admin.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.wire.Wire;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Trees to and from the text that PostgreSQL is given. */
final class Documents {

    private static final String LIST = """
            select cast((document - string_to_array(:heavy, chr(44))) as text) from aggregate
            where kind = :kind and id > :after and document @> cast(cast(:containing as text) as jsonb)
              and starts_with(coalesce(document ->> 'name', ''), :prefix)
            order by id limit :most""";

    private static final String NAMING = """
            select id from aggregate where kind = :kind and jsonb_path_exists(document,
              cast(:path as jsonpath), jsonb_build_object('value', cast(:value as text))) order by id""";

    private Documents() {}

    /** {@code member} is one of this program's own words, never a client's. */
    static Uni<List<String>> naming(Mutiny.Session session, Kind kind, String member, String value) {
        return session.createNativeQuery(NAMING, String.class)
                .setParameter("kind", kind.column())
                .setParameter("path", "$.**." + member + " ? (@ == $value)")
                .setParameter("value", value)
                .getResultList();
    }

    static Uni<Long> count(Mutiny.Session session, Kind kind) {
        return session.createNativeQuery("select count(*) from aggregate where kind = :kind", Long.class)
                .setParameter("kind", kind.column())
                .getSingleResult();
    }

    static Uni<List<ObjectNode>> list(Mutiny.Session session, Listing listing) {
        return session.createNativeQuery(LIST, String.class)
                .setParameter("heavy", String.join(",", listing.kind().heavy()))
                .setParameter("kind", listing.kind().column())
                .setParameter("after", listing.after())
                .setParameter("containing", listing.containing().toString())
                .setParameter("prefix", listing.namePrefix())
                .setParameter("most", listing.most())
                .getResultList()
                .map(texts -> texts.stream().map(Documents::read).toList());
    }

    /** Throws {@link IllegalStateException} where the text is no object, which the database's own type rules out. */
    static ObjectNode read(@Nullable String text) {
        try {
            JsonNode node = Wire.mapper().readTree(text == null ? "" : text);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalStateException("a document is a " + node.getNodeType());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a document is not JSON", e);
        }
    }
}
