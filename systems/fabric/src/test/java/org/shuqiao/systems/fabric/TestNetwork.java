package org.shuqiao.systems.fabric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shuqiao.base.process.Installation;
import org.shuqiao.ledger.network.NetworkSize;

/** Fabric networks of the tests: a small and a large shared one, and exclusive ones. */
final class TestNetwork {

    static final List<String> DEPARTMENTS = List.of("shujuju", "gongan", "minzheng", "weijian");

    private static FabricSystem shared;
    private static FabricSystem large;

    private TestNetwork() { }

    /** @return the network that all share; it ends with the JVM */
    static synchronized FabricSystem shared() {
        if (shared == null) {
            shared = start(NetworkSize.SMALL);
        }
        return shared;
    }

    /** @return one of four organisations and three orderers that all share */
    static synchronized FabricSystem large() {
        if (large == null) {
            large = start(NetworkSize.LARGE);
        }
        return large;
    }

    static FabricSystem start(NetworkSize profile) {
        try {
            Path folder = Files.createDirectories(Path.of("target/networks").toAbsolutePath());
            return FabricSystem.start(root(), Files.createTempDirectory(folder, profile.word() + "-"), profile,
                    DEPARTMENTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        return Installation.above(Path.of(""));
    }
}
