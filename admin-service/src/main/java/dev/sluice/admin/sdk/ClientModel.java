package dev.sluice.admin.sdk;

import java.util.List;

/**
 * An object that methods take or answer. Its name is a unique identifier in each language; the names of its properties are
 * the API's own, and may be any text.
 */
public record ClientModel(String name, List<Property> properties) {

    record Property(String name, Schema schema) {}

    public ClientModel {
        properties = List.copyOf(properties);
    }
}
