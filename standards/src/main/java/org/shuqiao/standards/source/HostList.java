package org.shuqiao.standards.source;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Hosts that a department's sources may be at: names, {@code *.suffix}, addresses and networks ({@code 10.1.0.0/16}),
 * each with an optional {@code :port} after a name or IPv4 address. Without any entry every host is allowed but those
 * that lead back to the platform's machine, its link, or a cloud's metadata service.
 */
record HostList(List<String> entries) {

    private static final String EVERYBODY = "*";
    /** Metadata services of clouds that are not link-local. */
    private static final Set<String> METADATA = Set.of("100.100.100.200", "fd00:ec2:0:0:0:0:0:254");

    static HostList of(Map<String, List<String>> hosts, String department) {
        List<String> entries = new ArrayList<>(hosts.getOrDefault(department, List.of()));
        entries.addAll(hosts.getOrDefault(EVERYBODY, List.of()));
        return new HostList(entries);
    }

    /** @return the host without its port and brackets */
    static String hostOf(String place) {
        if (place.startsWith("[")) {
            return place.substring(1, Math.max(1, place.indexOf(']')));
        }
        int colon = place.indexOf(':');
        return (colon < 0 || place.indexOf(':', colon + 1) >= 0 ? place : place.substring(0, colon))
                .toLowerCase(Locale.ROOT);
    }

    private static String portOf(String place) {
        String host = hostOf(place);
        int at = place.indexOf(host) + host.length();
        int colon = place.indexOf(':', at);
        return colon < 0 ? "" : place.substring(colon + 1);
    }

    /** @param place host, or host and port */
    boolean allows(String place) {
        String host = hostOf(place);
        List<InetAddress> addresses = SourceReach.addresses(host);
        if (entries.isEmpty()) {
            return addresses.stream().noneMatch(HostList::inside);
        }
        return entries.stream().anyMatch(entry -> fits(entry, host, portOf(place), addresses));
    }

    private static boolean inside(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
                || address.isMulticastAddress() || METADATA.contains(address.getHostAddress());
    }

    private static boolean fits(String entry, String host, String port, List<InetAddress> addresses) {
        String allowed = hostOf(entry.contains("/") ? entry.substring(0, entry.indexOf('/')) : entry);
        String allowedPort = entry.contains("/") ? "" : portOf(entry);
        if (!allowedPort.isEmpty() && !allowedPort.equals(port)) {
            return false;
        }
        if (allowed.equals(host) || allowed.startsWith("*.") && host.endsWith(allowed.substring(1))) {
            return true;
        }
        // a name that resolves to allowed addresses alone
        return allowed.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*") && !addresses.isEmpty()
                && addresses.stream().allMatch(address -> within(address, allowed, entry));
    }

    private static boolean within(InetAddress address, String network, String entry) {
        List<InetAddress> base = SourceReach.addresses(network);
        if (base.isEmpty()) {
            return false;
        }
        byte[] left = address.getAddress();
        byte[] right = base.getFirst().getAddress();
        int bits = entry.contains("/") ? Integer.parseInt(entry.substring(entry.indexOf('/') + 1)) : right.length * 8;
        if (left.length != right.length || bits > left.length * 8) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((left[bit / 8] & mask) != (right[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
