package dev.sluice.aws;

import java.util.Map;
import java.util.Set;

/**
 * An AWS service, and where it is.
 *
 * @param partition {@code aws}, {@code aws-cn} and so on
 * @param service as in the service's host name
 * @param subdomain before the service in the host name, mostly empty
 */
public record AwsTarget(String partition, String region, String service, String subdomain) {

    private static final String STATES = "states";
    private static final String SYNCHRONOUS = "sync-states";
    private static final Set<String> GLOBAL = Set.of("iam", "route53", "cloudfront");
    private static final Map<String, String> SIGNED_AS =
            Map.of("email", "ses", "appsync-api", "appsync", "iot", "iotdata", SYNCHRONOUS, STATES);

    /** The host name that the service has at AWS. */
    public String host() {
        String name = subdomain.isEmpty() ? service : subdomain + "." + service;
        String place = GLOBAL.contains(service) ? "" : region + ".";
        return name + "." + place + (partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com");
    }

    /** The service, as signatures for it name it. */
    public String signingName() {
        return SIGNED_AS.getOrDefault(service, service);
    }

    /** The region, as signatures for the service name it. */
    public String signingRegion() {
        return GLOBAL.contains(service) ? "us-east-1" : region;
    }

    /** Where an action is asked for: Step Functions has another host for executions that are waited for. */
    public AwsTarget asked(String action) {
        return service.equals(STATES) && action.startsWith("StartSync")
                ? new AwsTarget(partition, region, SYNCHRONOUS, subdomain)
                : this;
    }

    /** The same region's token service. */
    public AwsTarget tokens() {
        return new AwsTarget(partition, region, "sts", "");
    }
}
