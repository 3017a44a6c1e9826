package dev.sluice.admin.sdk;

import java.util.List;

/** What a deployed stage offers its clients, in no language yet. Models are in the order of their names. */
public record ClientApi(
        String title, String invokeUrl, String region, List<ClientModel> models, List<ClientMethod> methods) {

    public ClientApi {
        models = List.copyOf(models);
        methods = List.copyOf(methods);
    }
}
