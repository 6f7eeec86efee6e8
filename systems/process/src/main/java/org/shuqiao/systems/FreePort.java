package org.shuqiao.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free TCP ports of this machine. They lie below those that the kernel gives to outgoing connections, so that no
 * connection of another process takes one before its server binds it, or while the server is down.
 */
public final class FreePort {

    private static final int FIRST = 10_240;
    private static final int USUAL_END = 32_768;
    private static final Path OUTGOING = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int TRIES = 1_000;

    private FreePort() { }

    /** @return a port that was free a moment ago */
    public static int take() {
        int end = end();
        for (int tried = 0; tried < TRIES; tried++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, end);
            if (free(port)) {
                return port;
            }
        }
        throw new NotReadyException("no free port between " + FIRST + " and " + end);
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false; // another's
        }
    }

    /** @return the first port that outgoing connections may take */
    private static int end() {
        if (!Files.isReadable(OUTGOING)) {
            return USUAL_END;
        }
        try {
            int first = Integer.parseInt(Files.readString(OUTGOING).strip().split("\\s+")[0]);
            return first > FIRST ? first : USUAL_END;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
