package org.shuqiao.city.serve;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.shuqiao.city.carry.AtomicFiles;

/**
 * Ports of a city on 127.0.0.1; at the last one the platform listens for its devices. They are chosen free at first
 * and reused ever after.
 */
public record Ports(int database, int http, int devices) {

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

    private static Ports free() throws IOException {
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var three = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Ports(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
        }
    }
}
