package org.shuqiao.exchange.domain.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Address of a client, shortened as the security log keeps it: 24 bits of IPv4, 48 bits of IPv6. It tells offices and
 * providers apart, and no single connection of a person.
 */
public final class ClientAddress {

    private static final Pattern V4 = Pattern.compile("([0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3})\\.[0-9]{1,3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final int V6_BYTES = 6;

    private ClientAddress() { }

    /** @param address a literal address; a name or anything else is {@code unknown} */
    public static String network(String address) {
        var v4 = V4.matcher(address);
        if (v4.matches()) {
            return v4.group(1) + ".0/24";
        }
        String bare = address.contains("%") ? address.substring(0, address.indexOf('%')) : address;
        if (!V6.matcher(bare).matches()) {
            return "unknown";
        }
        try {
            InetAddress parsed = InetAddress.getByName(bare); // a literal with a colon is never looked up
            byte[] bytes = parsed.getAddress();
            if (bytes.length == 4) {
                return network(parsed.getHostAddress());
            }
            String hex = HexFormat.of().formatHex(bytes, 0, V6_BYTES);
            return hex.substring(0, 4) + ":" + hex.substring(4, 8) + ":" + hex.substring(8) + "::/48";
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
