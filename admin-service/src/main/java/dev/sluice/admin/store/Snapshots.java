package dev.sluice.admin.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.sigv4.SigV4;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The frozen trees of deployments, named by the hash of their content within their API: two deployments of an unchanged
 * API share one. Their text is kept as it was written, since the order of its members is part of it.
 */
final class Snapshots {

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Mutiny.Session session;

    Snapshots(Mutiny.Session session) {
        this.session = session;
    }

    Uni<String> freeze(String apiId, ObjectNode tree) {
        String hash = hash(tree);
        return session.createNativeQuery(
                        "insert into deployment (api_id, hash, document) values (:api, :hash, :document) on conflict do nothing")
                .setParameter("api", apiId)
                .setParameter("hash", hash)
                .setParameter("document", tree.toString())
                .executeUpdate()
                .replaceWith(hash);
    }

    Uni<ObjectNode> frozen(String apiId, String hash) {
        return session.createNativeQuery(
                        "select document from deployment where api_id = :api and hash = :hash", String.class)
                .setParameter("api", apiId)
                .setParameter("hash", hash)
                .getSingleResult()
                .map(Documents::read);
    }

    Uni<Void> forget(String apiId, String hash) {
        return session.createNativeQuery("delete from deployment where api_id = :api and hash = :hash")
                .setParameter("api", apiId)
                .setParameter("hash", hash)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> forgetAll(String apiId) {
        return session.createNativeQuery("delete from deployment where api_id = :api")
                .setParameter("api", apiId)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String hash(ObjectNode tree) {
        try {
            Map<?, ?> sortable = SORTED.convertValue(tree, Map.class);
            return SigV4.sha256(SORTED.writeValueAsString(sortable).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
