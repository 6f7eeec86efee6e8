package org.shuqiao.ledger.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.shuqiao.base.error.CodedException;

/** Allocates free ports of this machine from a first one upwards. */
public final class Ports {

    private static final int LAST = 65_535;

    private int next;

    private Ports(int first) {
        this.next = first;
    }

    public static Ports from(int first) {
        return new Ports(first);
    }

    int next() {
        while (next <= LAST) {
            int port = next++;
            if (free(port)) {
                return port;
            }
        }
        throw new CodedException(NetworkCode.PORT_TAKEN, "fabric", LAST);
    }

    static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
