package org.shuqiao.systems.hive;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.process.Installation;
import org.shuqiao.query.LakeEngineUnderTest;
import org.shuqiao.query.source.LakeEngine;
import org.shuqiao.query.source.hive.HiveAccess;
import org.shuqiao.query.source.hive.HiveEngine;

/** Provides a shared Spark Thrift Server to the query tests. */
public final class HiveUnderTest implements LakeEngineUnderTest {

    private static final Path FOLDER = Path.of("target/thrift").toAbsolutePath();
    private static LakeCatalogAccess catalog;
    private static ThriftServer server;

    @Override
    public LakeEngine over(String catalogUrl, String user, String password, String warehouse) {
        return engine(new HiveAccess(start(new LakeCatalogAccess(catalogUrl, user, password, warehouse)).url(),
                "shuqiao", "", Optional.empty()));
    }

    /** @return the engine, with the driver as the platform has it */
    public static LakeEngine engine(HiveAccess access) {
        return HiveEngine.of(access, Installation.root());
    }

    private static synchronized ThriftServer start(LakeCatalogAccess lake) {
        if (server == null) {
            catalog = lake;
            server = ThriftServer.start(FOLDER, lake, "1500m");
        }
        return server;
    }

    /** @return where the tables are that it reads */
    public static synchronized LakeCatalogAccess catalog() {
        return catalog;
    }

    /** @return the server that all tests ask */
    public static synchronized ThriftServer server() {
        return server;
    }

    /** Starts it anew at the same address, after it was killed. */
    public static synchronized void startAgain() {
        server = ThriftServer.start(FOLDER, catalog, "1500m", server.port(), Map.of());
    }
}
