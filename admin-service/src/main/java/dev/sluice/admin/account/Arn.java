package dev.sluice.admin.account;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.store.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an ARN of the control plane names: an aggregate, and in it a part or the aggregate itself.
 *
 * @param part where in the aggregate's tree the tagged thing is; empty for the tree itself
 */
record Arn(Kind kind, String id, List<String> part) {

    private static final Pattern FORM = Pattern.compile(
            "arn:aws[^:]*:apigateway:[^:]*:[^:]*:/(restapis|apis|usageplans|apikeys|domainnames|vpclinks|clientcertificates)/([^/]+)(?:/stages/([^/]+))?");

    /** Throws AWS's BadRequestException where it names nothing that has tags. */
    static Arn parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw AwsFault.badRequest("Invalid ARN specified in the request");
        }
        Kind kind = switch (form.group(1)) {
            case "restapis" -> Kind.REST_API;
            case "apis" -> Kind.API_V2;
            case "usageplans" -> Kind.USAGE_PLAN;
            case "domainnames" -> Kind.DOMAIN_NAME;
            case "vpclinks" -> Kind.VPC_LINK;
            case "clientcertificates" -> Kind.CLIENT_CERTIFICATE;
            default -> Kind.API_KEY;
        };
        return new Arn(kind, form.group(2), form.group(3) == null ? List.of() : List.of("stages", form.group(3)));
    }
}
