package dev.sluice.edge.webacl;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Address ranges of IPv4 and IPv6 (RFC 4632), any number of them: a look costs one for each length of prefix. Never asks a
 * name server.
 */
record AddressRanges(Set<Prefix> prefixes, List<Length> kinds) {

    AddressRanges {
        prefixes = Set.copyOf(prefixes);
        kinds = List.copyOf(kinds);
    }

    /** Where an address is. */
    enum Place {
        INSIDE,
        OUTSIDE,
        /** The text is no address. */
        NONE
    }

    /** So many bits of an address of so many bytes. */
    record Length(int bytes, int bits) implements Comparable<Length> {
        @Override
        public int compareTo(Length other) {
            int compared = Integer.compare(bytes, other.bytes);
            return compared == 0 ? Integer.compare(bits, other.bits) : compared;
        }
    }

    /** The first bits of an address, and zeros. */
    record Prefix(Length length, long high, long low) {
        static Prefix of(byte[] address, Length length) {
            boolean wide = address.length == 16;
            ByteBuffer bytes = ByteBuffer.wrap(address);
            long high = wide ? bytes.getLong() : (long) bytes.getInt() << 32;
            long low = wide ? bytes.getLong() : 0;
            return new Prefix(length, masked(high, length.bits()), masked(low, length.bits() - 64));
        }

        private static long masked(long value, int bits) {
            return bits <= 0 ? 0 : bits >= 64 ? value : value & -1L << 64 - bits;
        }
    }

    /** Throws {@link IllegalArgumentException} naming what is no range. */
    static AddressRanges of(List<String> ranges) {
        Set<Prefix> prefixes = new HashSet<>();
        Set<Length> kinds = new TreeSet<>();
        for (String range : ranges) {
            int slash = range.indexOf('/');
            byte[] address = InetAddress.ofLiteral(slash < 0 ? range : range.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? address.length * 8 : Integer.parseInt(range.substring(slash + 1));
            if (bits < 0 || bits > address.length * 8) {
                throw new IllegalArgumentException("no address range: " + range);
            }
            Length length = new Length(address.length, bits);
            kinds.add(length);
            prefixes.add(Prefix.of(address, length));
        }
        return new AddressRanges(prefixes, List.copyOf(kinds));
    }

    int lengths() {
        return kinds.size();
    }

    Place contains(String text) {
        byte[] address;
        try {
            address = InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException malformed) {
            return Place.NONE;
        }
        boolean inside = kinds.stream()
                .anyMatch(length -> length.bytes() == address.length && prefixes.contains(Prefix.of(address, length)));
        return inside ? Place.INSIDE : Place.OUTSIDE;
    }
}
