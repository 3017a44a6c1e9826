package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A tree with the member names of {@link dev.sluice.contract.api.RestApi}, and what a person should know of its making. */
public record ImportedApi(ObjectNode tree, List<Finding> warnings) {

    public ImportedApi {
        warnings = List.copyOf(warnings);
    }
}
