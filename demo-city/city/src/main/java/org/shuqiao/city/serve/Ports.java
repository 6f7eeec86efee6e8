package org.shuqiao.city.serve;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import org.shuqiao.city.carry.AtomicFiles;

/**
 * Ports of a city on 127.0.0.1; at the last one the platform listens for its devices. They are chosen free at first
 * and reused ever after.
 */
public record Ports(int database, int http, int devices) {

    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 29_998;
    private static final int TRIES = 100;

    /** Reads the ports of a city, choosing them if it has none. */
    public static Ports of(Layout layout) {
        Path file = layout.state().resolve("ports.properties");
        try {
            if (Files.exists(file)) {
                var kept = new Properties();
                kept.load(new StringReader(Files.readString(file)));
                if (kept.containsKey("devices")) { // a city of before had none that connect
                    return new Ports(Integer.parseInt(kept.getProperty("database")),
                            Integer.parseInt(kept.getProperty("http")), Integer.parseInt(kept.getProperty("devices")));
                }
            }
            Ports chosen = free();
            AtomicFiles.write(file, "database=" + chosen.database() + "\nhttp=" + chosen.http() + "\ndevices="
                    + chosen.devices() + "\n");
            return chosen;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether nobody listens there. */
    static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Chooses three neighbours below the ports that systems give to outgoing connections, which come and go. */
    private static Ports free() throws IOException {
        for (int tried = 0; tried < TRIES; tried++) {
            int first = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            if (isFree(first) && isFree(first + 1) && isFree(first + 2)) {
                return new Ports(first, first + 1, first + 2);
            }
        }
        throw new BindException("no three free ports from " + FIRST + " to " + BEHIND_LAST);
    }
}
