package org.shuqiao.exchange.domain.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Kind of an address by whom it leads to. */
enum AddressKind {
    /** Anybody's. */
    PUBLIC,
    /** The platform's machine or the city's networks: called only where they were entered. */
    INNER,
    /** The link, everybody at once, or a cloud's metadata: never called. */
    NEVER;

    /** Private, shared, reserved and embedding ranges (IANA special-purpose registries, RFC 6890). */
    private static final List<Network> INNERS = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "::1/128", "fc00::/7");
    private static final List<Network> NEVERS = networks("169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4",
            "100.100.100.200/32", "fe80::/10", "ff00::/8", "fd00:ec2::254/128", "64:ff9b::/96", "2002::/16",
            "2001::/32");

    static AddressKind of(InetAddress address) {
        if (address.isAnyLocalAddress() || address instanceof Inet6Address six && six.isIPv4CompatibleAddress()
                && !six.isLoopbackAddress() || NEVERS.stream().anyMatch(network -> network.holds(address))) {
            return NEVER;
        }
        return INNERS.stream().anyMatch(network -> network.holds(address)) ? INNER : PUBLIC;
    }

    private static List<Network> networks(String... written) {
        return List.of(written).stream().map(Network::of).flatMap(Optional::stream).toList();
    }
}
