package dev.sluice.admin.stage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.patch.Edit;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.patch.PatchOperation.Op;
import dev.sluice.admin.patch.PatchTable;
import dev.sluice.admin.patch.Value;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be patched in a stage. A method setting's path is {@code /{resource path}/{METHOD}/group/name} with the resource
 * path's slashes as ~1; in the tree it is kept under the two segments as they were sent, as AWS shows it.
 */
final class StagePatches {

    private static final List<String> ACCESS_LOG =
            List.of("/accessLogSettings/destinationArn", "/accessLogSettings/format");
    private static final Pattern METHOD = Pattern.compile("/([^/]+/[^/]+)(/.*)?");

    /** AWS's own list, with AWS's own missing commas. */
    private static final String PATHS = "[/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize,"
            + " /clientCertificateId, /accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format,"
            + " " + settings("/{resourcePath}/{httpMethod}", "") + ", " + settings("/*/*", " ")
            + ", /variables/{variable_name}, /tracingEnabled]";

    private static final Value LEVEL = Value.oneOf(
            List.of("OFF", "ERROR", "INFO"), "Invalid logging level specified. Valid options are OFF,ERROR,INFO");

    static final PatchTable TABLE = Canary.rules(PatchTable.of(StagePatches::refused))
            .replace("/deploymentId", Value.TEXT)
            .replace("/description", Value.TEXT)
            .replace("/cacheClusterEnabled", Value.FLAG)
            .replace("/cacheClusterSize", Value.TEXT)
            .optional("/clientCertificateId")
            .optional("/documentationVersion")
            .replace("/tracingEnabled", Value.FLAG)
            .rule("/variables", Edit.optional("variables", StageInput::wholeMap), Op.REPLACE, Op.REMOVE)
            .rule(
                    "/variables/{name}",
                    Edit.entryOrNew("variables", Value.TEXT, "Invalid stage variable name specified"),
                    Op.ADD,
                    Op.REPLACE,
                    Op.REMOVE)
            .rule("/accessLogSettings", Edit.member("accessLogSettings", Value.TEXT), Op.REMOVE)
            .rule("/accessLogSettings/destinationArn", accessLog("destinationArn"), Op.ADD, Op.REPLACE, Op.REMOVE)
            .rule("/accessLogSettings/format", accessLog("format"), Op.ADD, Op.REPLACE, Op.REMOVE)
            .rule("/{path}/{method}/metrics/enabled", setting("metricsEnabled", Value.FLAG), Op.REPLACE)
            .rule("/{path}/{method}/logging/dataTrace", setting("dataTraceEnabled", Value.FLAG), Op.REPLACE)
            .rule("/{path}/{method}/logging/loglevel", setting("loggingLevel", LEVEL), Op.REPLACE)
            .rule("/{path}/{method}/throttling/burstLimit", setting("throttlingBurstLimit", Value.WHOLE), Op.REPLACE)
            .rule("/{path}/{method}/throttling/rateLimit", setting("throttlingRateLimit", Value.DECIMAL), Op.REPLACE)
            .rule("/{path}/{method}/caching/enabled", setting("cachingEnabled", Value.FLAG), Op.REPLACE)
            .rule("/{path}/{method}/caching/ttlInSeconds", setting("cacheTtlInSeconds", ttl()), Op.REPLACE)
            .rule("/{path}/{method}/caching/dataEncrypted", setting("cacheDataEncrypted", Value.FLAG), Op.REPLACE)
            .rule(
                    "/{path}/{method}/caching/requireAuthorizationForCacheControl",
                    setting("requireAuthorizationForCacheControl", Value.FLAG),
                    Op.REPLACE)
            .rule(
                    "/{path}/{method}/caching/unauthorizedCacheControlHeaderStrategy",
                    setting(
                            "unauthorizedCacheControlHeaderStrategy",
                            Value.oneOf(
                                    List.of(
                                            "FAIL_WITH_403",
                                            "SUCCEED_WITH_RESPONSE_HEADER",
                                            "SUCCEED_WITHOUT_RESPONSE_HEADER"),
                                    "Invalid unauthorized cache control header strategy specified")),
                    Op.REPLACE)
            .rule("/{path}/{method}", StagePatches::removeSettings, Op.REMOVE)
            .build();

    private StagePatches() {}

    private static Edit setting(String member, Value value) {
        return (stage, captured, operation) -> stage.withObjectProperty("methodSettings")
                .withObjectProperty(key(operation))
                .set(member, value.parse(operation.requiredValue()));
    }

    private static void removeSettings(ObjectNode stage, List<String> captured, PatchOperation operation) {
        ObjectNode settings = stage.withObjectProperty("methodSettings");
        if (settings.remove(key(operation)) == null) {
            throw AwsFault.badRequest("Cannot remove method setting " + key(operation)
                    + " because there is no method setting for this method ");
        }
    }

    private static Edit accessLog(String member) {
        return Edit.within("accessLogSettings", (settings, captured, operation) -> {
            if (operation.op() == Op.REMOVE) {
                settings.remove(member);
                return;
            }
            String value = operation.value();
            if (value == null || value.isEmpty()) {
                throw AwsFault.badRequest("Access Log value must not be empty");
            }
            settings.put(member, value);
        });
    }

    private static Value ttl() {
        return text -> {
            var ttl = Value.WHOLE.parse(text);
            if (ttl.intValue() < 0 || ttl.intValue() > 3_600) {
                throw AwsFault.badRequest("Invalid cache TTL specified: must be between 0 and 3600 seconds");
            }
            return ttl;
        };
    }

    private static String key(PatchOperation operation) {
        Matcher path = METHOD.matcher(operation.path());
        if (!path.matches()) {
            throw refused(operation);
        }
        return path.group(1);
    }

    private static AwsFault refused(PatchOperation operation) {
        if (operation.op() == Op.COPY) {
            return Canary.wrongCopy(operation);
        }
        if (operation.path().startsWith("/accessLogSettings")) {
            return AwsFault.badRequest("Invalid accessLogSettings path. Must be one of : " + ACCESS_LOG);
        }
        if (operation.path().startsWith("/canarySettings/") && operation.op() == Op.ADD) {
            return AwsFault.badRequest("Invalid add operation with path: " + operation.path());
        }
        return AwsFault.badRequest("Invalid method setting path: " + operation.path() + ". Must be one of: " + PATHS);
    }

    private static String settings(String method, String gap) {
        return method + "/metrics/enabled, " + method + "/logging/dataTrace, " + method + "/logging/loglevel, " + method
                + "/throttling/burstLimit" + gap + method + "/throttling/rateLimit" + gap + method
                + "/caching/ttlInSeconds, " + method + "/caching/enabled, " + method + "/caching/dataEncrypted, "
                + method + "/caching/requireAuthorizationForCacheControl, " + method
                + "/caching/unauthorizedCacheControlHeaderStrategy";
    }
}
