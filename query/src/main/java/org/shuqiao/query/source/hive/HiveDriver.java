package org.shuqiao.query.source.hive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/** Hive JDBC driver in an isolated class loader. */
final class HiveDriver implements AutoCloseable {

    private static final String MODULE = "query/hive-driver/target";

    private final URLClassLoader loader;
    private final Driver driver;

    private HiveDriver(URLClassLoader loader, Driver driver) {
        this.loader = loader;
        this.driver = driver;
    }

    static Path in(Path installation) {
        return installation.resolve(MODULE).resolve("driver/hive-jdbc.jar");
    }

    /** @param installation where the module {@code query/hive-driver} is built */
    static HiveDriver load(Path installation) {
        Path jar = in(installation);
        if (!Files.isRegularFile(jar)) {
            throw new CodedException(QueryCode.DRIVER_MISSING, jar.getFileName());
        }
        try {
            URL[] places = {installation.resolve(MODULE).resolve("classes").toUri().toURL(), jar.toUri().toURL(),
                jar.resolveSibling("slf4j-nop.jar").toUri().toURL()};
            URLClassLoader loader = new URLClassLoader("hive-jdbc", places, ClassLoader.getPlatformClassLoader());
            return new HiveDriver(loader, (Driver) loader.loadClass("org.apache.hive.jdbc.HiveDriver").getConstructor()
                    .newInstance());
        } catch (MalformedURLException | ReflectiveOperationException e) {
            throw new CodedException(QueryCode.DRIVER_MISSING, e, jar.getFileName());
        }
    }

    Connection connect(String url, Properties properties) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return driver.connect(url, properties);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
