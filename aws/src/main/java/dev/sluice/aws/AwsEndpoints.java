package dev.sluice.aws;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/** Where AWS services are: at AWS, but for those that the settings place elsewhere. Functions have a setting of their own. */
final class AwsEndpoints {

    private static final String ANY = "*";

    private final Map<String, String> own;

    /**
     * One service's address.
     *
     * @param url without a slash at its end
     * @param host what the Host header says: a subdomain is before the address's own name
     * @param own whether it is not AWS's
     */
    record AwsEndpoint(String url, String host, boolean own) {}

    private AwsEndpoints(Map<String, String> own) {
        this.own = Map.copyOf(own);
    }

    /** Throws {@link IllegalArgumentException} naming a setting that cannot be read. */
    static AwsEndpoints of(Settings settings) {
        Map<String, String> own = new HashMap<>();
        for (String entry : settings.list(Setting.AWS_ENDPOINTS)) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        Setting.AWS_ENDPOINTS.variable() + ": not service=URL: '" + entry + "'");
            }
            own.put(entry.substring(0, equals).strip(), url(Setting.AWS_ENDPOINTS, entry.substring(equals + 1)));
        }
        String functions = settings.get(Setting.LAMBDA_ENDPOINT);
        if (!functions.isEmpty()) {
            own.put("lambda", url(Setting.LAMBDA_ENDPOINT, functions));
        }
        return new AwsEndpoints(own);
    }

    AwsEndpoint at(AwsTarget target) {
        String named = own.getOrDefault(target.service(), own.get(target.signingName()));
        String url = named == null ? own.get(ANY) : named;
        if (url == null) {
            return new AwsEndpoint("https://" + target.host(), target.host(), false);
        }
        String authority = authority(url);
        String host = target.subdomain().isEmpty() ? authority : target.subdomain() + "." + authority;
        return new AwsEndpoint(url, host, true);
    }

    /** Without the port where it is the scheme's own, as clients write it. */
    private static String authority(String url) {
        int start = url.indexOf("://") + 3;
        int slash = url.indexOf('/', start);
        String authority = url.substring(start, slash < 0 ? url.length() : slash);
        String usual = url.startsWith("https:") ? ":443" : ":80";
        return authority.endsWith(usual) ? authority.substring(0, authority.length() - usual.length()) : authority;
    }

    private static String url(Setting setting, String text) {
        String url = text.strip().replaceAll("/+$", "");
        if (!url.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new IllegalArgumentException(setting.variable() + ": not a URL: '" + text + "'");
        }
        return url;
    }
}
