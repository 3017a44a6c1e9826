package dev.sluice.grid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The JGroups protocols of a {@link Membership}, as the configuration text that Infinispan reads: its built-in TCP stack
 * with our way of finding members, times that suit a cluster whose answers are awaited by requests, and a shared secret.
 */
final class JGroupsStack {

    static final String NAME = "sluice";

    /** The port on which members watch each other is that far above the cluster's port. */
    static final int FAILURE_DETECTION_DISTANCE = 50;

    private JGroupsStack() {}

    static String configuration(Membership membership) {
        return """
                <infinispan>
                  <jgroups>
                    <stack name="%s" extends="tcp">
                      <TCP bind_addr="%s" bind_port="%d" port_range="0" stack.combine="COMBINE"/>
                      %s
                      <MERGE3 min_interval="2s" max_interval="5s" stack.combine="COMBINE"/>
                      <FD_SOCK2 bind_addr="%s" offset="%d" port_range="0" stack.combine="COMBINE"/>
                      <FD_ALL3 timeout="8s" interval="2s" stack.combine="COMBINE"/>
                      %s
                      <pbcast.GMS join_timeout="1s" stack.combine="COMBINE"/>
                    </stack>
                  </jgroups>
                  <cache-container name="%s"><transport stack="%s"/></cache-container>
                </infinispan>
                """.formatted(
                        NAME,
                        attribute(bindAddress(membership)),
                        membership.port(),
                        discovery(membership),
                        attribute(bindAddress(membership)),
                        FAILURE_DETECTION_DISTANCE,
                        admission(membership),
                        NAME,
                        NAME);
    }

    /** Members tell each other the address they listen on, so "every address" must become one that others can reach. */
    private static String bindAddress(Membership membership) {
        return membership.bind().equals("0.0.0.0") || membership.bind().equals("::")
                ? "NON_LOOPBACK"
                : membership.bind();
    }

    private static String discovery(Membership membership) {
        String replacing = "stack.combine=\"REPLACE\" stack.position=\"MPING\"/>";
        if (!membership.dns().isEmpty()) {
            return "<" + DnsMembers.class.getName() + " dns_query=\"" + attribute(membership.dns()) + "\" " + replacing;
        }
        String hosts = membership.hosts().stream().map(JGroupsStack::bracketed).collect(Collectors.joining(","));
        return "<TCPPING initial_hosts=\"" + attribute(hosts) + "\" port_range=\"0\" " + replacing;
    }

    /** The secret itself never goes over the wire: JGroups sends what it is given as it is. */
    private static String admission(Membership membership) {
        if (membership.secret().isEmpty()) {
            return "";
        }
        return """
                <AUTH auth_class="%s" auth_token.auth_value="%s" stack.combine="INSERT_BELOW" stack.position="pbcast.GMS"/>""".formatted(AdmissionToken.class.getName(), admissionToken(membership));
    }

    private static String admissionToken(Membership membership) {
        try {
            byte[] text = (membership.cluster() + '\n' + membership.secret()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@code host:port} as JGroups writes it. */
    private static String bracketed(String host) {
        int colon = host.lastIndexOf(':');
        String name = host.substring(0, colon).replace("[", "").replace("]", "");
        return name + "[" + host.substring(colon + 1) + "]";
    }

    private static String attribute(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("$", "&#36;");
    }
}
