package dev.sluice.local.supervisor;

import dev.sluice.local.plan.PartId;
import java.util.function.Predicate;

/**
 * Which parts a command is about, as written: {@code SERVICE} for all its replicas or {@code SERVICE/k} for one.
 *
 * @param replica its number, or empty
 */
public record Selection(String service, String replica) implements Predicate<PartId> {

    public static Selection parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? new Selection(text, "") : new Selection(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public boolean test(PartId id) {
        return id.service().equals(service) && (replica.isEmpty() || replica.equals(Integer.toString(id.replica())));
    }

    @Override
    public String toString() {
        return replica.isEmpty() ? service : service + "/" + replica;
    }
}
