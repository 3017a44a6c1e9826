package dev.sluice.contract.policy;

import java.net.InetAddress;
import java.util.Optional;

/** An address or a CIDR range (RFC 4632), of IPv4 or IPv6. Never asks a name server. */
record AddressRange(byte[] network, int prefix) {

    /** Empty where the text is no address or range. */
    static Optional<AddressRange> read(String text) {
        int slash = text.indexOf('/');
        try {
            byte[] network = address(slash < 0 ? text : text.substring(0, slash));
            int bits = network.length * 8;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            return prefix < 0 || prefix > bits ? Optional.empty() : Optional.of(new AddressRange(network, prefix));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    Truth contains(String text) {
        try {
            byte[] other = address(text);
            return Truth.of(other.length == network.length && samePrefix(other));
        } catch (IllegalArgumentException malformed) {
            return Truth.UNKNOWN;
        }
    }

    private boolean samePrefix(byte[] other) {
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((network[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] address(String text) {
        return InetAddress.ofLiteral(text).getAddress();
    }
}
