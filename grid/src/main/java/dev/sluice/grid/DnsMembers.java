package dev.sluice.grid;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jgroups.Address;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.dns.DNSResolver;
import org.jgroups.protocols.dns.DNS_PING;
import org.jgroups.stack.IpAddress;

/**
 * Finds members by the addresses of a DNS name, as {@link DNS_PING} does, but asks the platform's resolver: the one that
 * DNS_PING makes needs JNDI, which Quarkus switches off.
 *
 * <p>Public, with a constructor that takes nothing, for JGroups alone, which makes it by the name in
 * {@link JGroupsStack}.
 */
public final class DnsMembers extends DNS_PING {

    private static final Logger LOG = Logger.getLogger(DnsMembers.class);

    public DnsMembers() {
        // On the wire it is a DNS_PING: the number tells whose header is whose.
        setId(ClassConfigurator.getProtocolId(DNS_PING.class));
        setDNSResolver(new PlatformResolver());
    }

    /** Asks for addresses only; a name that is not known yet has none. */
    private static final class PlatformResolver implements DNSResolver {

        @Override
        public List<Address> resolveIps(String name, DNSRecordType type) {
            try {
                return Stream.of(InetAddress.getAllByName(name))
                        .<Address>map(address -> new IpAddress(address, 0))
                        .toList();
            } catch (UnknownHostException e) {
                LOG.debugf("no members under %s yet: %s", name, e.getMessage());
                return List.of();
            }
        }

        @Override
        public void close() {
            // The platform's resolver is not this one's to close.
        }
    }
}
