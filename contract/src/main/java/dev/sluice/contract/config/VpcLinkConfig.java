package dev.sluice.contract.config;

import java.util.List;

/**
 * The value of {@code vpclink/{id}}: which load balancers an integration reaches by this link. Where they are is a setting
 * of whoever calls them.
 *
 * @param targetArns {@code arn:aws:elasticloadbalancing:REGION:ACCOUNT:loadbalancer/net/NAME/ID}
 */
public record VpcLinkConfig(String id, List<String> targetArns) {

    public VpcLinkConfig {
        targetArns = targetArns == null ? List.of() : List.copyOf(targetArns);
    }
}
