package dev.sluice.cache.entries;

import dev.sluice.cache.store.Entries;
import dev.sluice.cache.store.EntryKey;
import dev.sluice.cache.store.Looked;
import dev.sluice.contract.cache.CacheEntry;
import dev.sluice.contract.wire.Wire;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was answered: see the contract's CacheEntry for the conversation. */
@Path("/internal/cache")
public class EntriesResource {

    /** AWS's largest answer that is cached, in bytes of its body. */
    static final int LARGEST = 1_048_576;

    private final Entries entries;
    private final Meters meters;

    EntriesResource(Entries entries, Meters meters) {
        this.entries = entries;
        this.meters = meters;
    }

    /** Not on an event loop: to check an entry is to decode its body, which may be a megabyte. */
    @PUT
    @Blocking
    @Path("/entries/{apiId}/{stage}/{hash}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> store(
            @PathParam("apiId") String apiId,
            @PathParam("stage") String stage,
            @PathParam("hash") String hash,
            @QueryParam("ttlSeconds") @Nullable String ttlSeconds,
            @QueryParam("epoch") @Nullable String epoch,
            byte[] entry) {
        Duration timeToLive = timeToLive(ttlSeconds);
        check(entry);
        var key = new EntryKey(apiId, stage, hash);
        return Uni.createFrom()
                .completionStage(() -> epoch == null
                        ? entries.store(key, entry, timeToLive)
                        : entries.store(key, epoch, entry, timeToLive))
                .invoke(meters::stored);
    }

    @GET
    @Path("/entries/{apiId}/{stage}/{hash}")
    public Uni<RestResponse<byte[]>> find(
            @PathParam("apiId") String apiId, @PathParam("stage") String stage, @PathParam("hash") String hash) {
        var key = new EntryKey(apiId, stage, hash);
        return Uni.createFrom().completionStage(() -> entries.find(key)).map(this::answer);
    }

    @DELETE
    @Path("/stages/{apiId}/{stage}")
    public Uni<Void> flush(@PathParam("apiId") String apiId, @PathParam("stage") String stage) {
        return Uni.createFrom()
                .completionStage(() -> entries.flush(apiId, stage))
                .invoke(meters::flushed);
    }

    private RestResponse<byte[]> answer(Looked looked) {
        meters.read(looked.found().isPresent());
        return looked.found()
                .map(found -> RestResponse.ResponseBuilder.ok(found.json(), MediaType.APPLICATION_JSON_TYPE)
                        .header(CacheEntry.REMAINING_MILLIS, found.remainingMillis()))
                .orElseGet(() -> RestResponse.ResponseBuilder.create(Response.Status.NOT_FOUND))
                .header(CacheEntry.EPOCH, looked.epoch())
                .build();
    }

    private static Duration timeToLive(@Nullable String seconds) {
        if (seconds == null
                || !seconds.matches("[1-9][0-9]{0,3}")
                || Long.parseLong(seconds) > Entries.LONGEST.toSeconds()) {
            throw new BadEntry(Response.Status.BAD_REQUEST, "ttlSeconds must be 1 to " + Entries.LONGEST.toSeconds());
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private static void check(byte[] json) {
        CacheEntry entry = read(json);
        if (entry == null || entry.status() < 100 || entry.status() > 999) {
            throw new BadEntry(Response.Status.BAD_REQUEST, "status is not the status of an answer");
        }
        if (entry.body() == null) {
            throw new BadEntry(Response.Status.BAD_REQUEST, "body is missing");
        }
        if (entry.body().length > LARGEST) {
            throw new BadEntry(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "body has " + entry.body().length + " bytes, more than " + LARGEST);
        }
    }

    private static @Nullable CacheEntry read(byte[] json) {
        try {
            return Wire.read(json, CacheEntry.class);
        } catch (UncheckedIOException e) {
            throw new BadEntry(Response.Status.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
