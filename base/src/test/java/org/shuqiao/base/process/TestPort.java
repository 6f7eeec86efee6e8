package org.shuqiao.base.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a listener that is ended and started again while its callers go on trying. It lies below the ports that
 * systems give to outgoing connections: one of those may be taken in between, even by a caller that is connected to
 * itself because its own end was given the very port it calls.
 */
public final class TestPort {

    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 30_000;
    private static final int TRIES = 100;

    private TestPort() { }

    /** Returns a port of this machine at which nobody listens. */
    public static int free() throws IOException {
        IOException last = null;
        for (int tried = 0; tried < TRIES; tried++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw last;
    }
}
