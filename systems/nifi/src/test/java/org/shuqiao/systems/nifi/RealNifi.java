package org.shuqiao.systems.nifi;

import java.nio.file.Path;
import org.shuqiao.nifi.collector.NifiUnderTest;

/** Provides a shared NiFi server to the tests of the collect worker. */
public final class RealNifi implements NifiUnderTest {

    private static final Path FOLDER = Path.of("target/nifi").toAbsolutePath();
    private static NifiServer server;

    @Override
    public String url() {
        return start().url();
    }

    public static synchronized NifiServer start() {
        if (server == null) {
            server = NifiServer.start(FOLDER, "700m");
        }
        return server;
    }

    /** Starts it anew on its folder, after it was killed. */
    public static synchronized void startAgain() {
        server = NifiServer.start(FOLDER, "700m");
    }
}
