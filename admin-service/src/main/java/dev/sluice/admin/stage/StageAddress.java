package dev.sluice.admin.stage;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;

/** Where clients reach a stage by AWS's form of host name. A laptop's edge router says no TLS, and its port. */
public record StageAddress(String scheme, String host, String stage) {

    public static StageAddress of(Settings settings, String apiId, String stage) {
        String domain = settings.get(Setting.DOMAIN);
        boolean laptop = domain.equals(Setting.DOMAIN.defaultValue());
        String host = apiId + ".execute-api." + domain + (laptop ? ":" + settings.get(Setting.EDGE_ROUTER_PORT) : "");
        return new StageAddress(laptop ? "http" : "https", host, stage);
    }

    /** AWS's invoke URL, without a slash at the end. */
    public String url() {
        return scheme + "://" + host + "/" + stage;
    }
}
