package org.shuqiao.exchange.domain.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Network of addresses, or one address: {@code 10.1.0.0/16}, {@code fc00::/7}, {@code 127.0.0.1}. */
record Network(InetAddress base, int bits) {

    private static final String LITERAL = "[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

    /** @return nothing where a name is written, which is never looked up here */
    static Optional<Network> of(String written) {
        int slash = written.indexOf('/');
        String address = slash < 0 ? written : written.substring(0, slash);
        if (!address.matches(LITERAL)) {
            return Optional.empty();
        }
        try {
            InetAddress base = InetAddress.getByName(address);
            int all = base.getAddress().length * 8;
            int bits = slash < 0 ? all : Integer.parseInt(written.substring(slash + 1));
            return bits < 0 || bits > all ? Optional.empty() : Optional.of(new Network(base, bits));
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress address) {
        byte[] left = address.getAddress();
        byte[] right = base.getAddress();
        if (left.length != right.length) {
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
