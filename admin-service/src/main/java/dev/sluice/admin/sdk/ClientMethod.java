package dev.sluice.admin.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call that a client can make.
 *
 * @param path the resource's, such as {@code /pets/{petId}}
 * @param operationName what the API calls it, where it does
 * @param signed whether its callers are authorized by IAM
 * @param body null where it takes none
 */
public record ClientMethod(
        String verb,
        String path,
        @Nullable String operationName,
        boolean signed,
        List<Parameter> parameters,
        @Nullable Schema body,
        Schema result) {

    enum Location {
        PATH,
        QUERY,
        HEADER
    }

    record Parameter(String name, Location location, boolean required) {}

    public ClientMethod {
        parameters = List.copyOf(parameters);
    }
}
