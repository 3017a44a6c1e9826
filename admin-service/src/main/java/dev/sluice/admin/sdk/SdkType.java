package dev.sluice.admin.sdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What AWS shows of a kind of SDK. */
record SdkType(String id, String friendlyName, String description, List<Property> properties) {

    /** A parameter of GetSdk. */
    record Property(String name, String friendlyName, String description, boolean required) {}

    SdkType {
        properties = List.copyOf(properties);
    }

    ObjectNode shown() {
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("friendlyName", friendlyName)
                .put("description", description);
        if (!properties.isEmpty()) {
            ArrayNode all = shown.putArray("configurationProperties");
            properties.forEach(property -> all.addObject()
                    .put("name", property.name())
                    .put("friendlyName", property.friendlyName())
                    .put("description", property.description())
                    .put("required", property.required()));
        }
        return shown;
    }
}
