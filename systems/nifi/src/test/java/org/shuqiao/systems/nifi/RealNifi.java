package org.shuqiao.systems.nifi;

import java.nio.file.Path;
import org.shuqiao.nifi.stateless.NifiUnderTest;

/** Offers a real NiFi server, started once for all tests of this module, to the tests of the collecting worker. */
public final class RealNifi implements NifiUnderTest {

    private static NifiServer server;

    @Override
    public String url() {
        return start().url();
    }

    static synchronized NifiServer start() {
        if (server == null) {
            server = NifiServer.start(Path.of("target/nifi").toAbsolutePath(), "700m");
        }
        return server;
    }
}
