package org.shuqiao.query.source;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.shuqiao.query.Backing;
import org.shuqiao.query.LakeFiles;
import org.shuqiao.query.QueryCode;
import org.shuqiao.standards.error.CodedException;

/**
 * An engine of the cluster that speaks HiveServer2's protocol and SQL of Spark (Spark Thrift Server, Kyuubi) over the
 * same Iceberg tables, which stand in its catalog {@code lake}. The driver lives in a class loader of its own.
 */
public final class HiveEngine implements LakeEngine {

    /**
     * What every answer depends on is set for each session, whatever the engine's own settings are: no time zone with
     * a history, errors where a value does not fit, quotes as they are written.
     */
    private static final List<String> SESSION = List.of(
            "SET spark.sql.session.timeZone=+08:00",
            "SET spark.sql.ansi.enabled=true",
            "SET spark.sql.caseSensitive=false",
            "SET spark.sql.parser.escapedStringLiterals=false",
            "SET spark.sql.decimalOperations.allowPrecisionLoss=true",
            "SET spark.sql.datetime.java8API.enabled=true");

    private final HiveAccess access;
    private final URLClassLoader loader;
    private final Driver driver;

    private HiveEngine(HiveAccess access, URLClassLoader loader, Driver driver) {
        this.access = access;
        this.loader = loader;
        this.driver = driver;
    }

    /** Loads the driver; the engine itself is reached with the first question. */
    public static HiveEngine of(HiveAccess access) {
        if (!Files.isRegularFile(access.driver())) {
            throw new CodedException(QueryCode.DRIVER_MISSING, access.driver().getFileName());
        }
        try {
            URLClassLoader loader = new URLClassLoader("hive-jdbc", new URL[] {access.driver().toUri().toURL()},
                    ClassLoader.getPlatformClassLoader());
            Driver driver = (Driver) loader.loadClass("org.apache.hive.jdbc.HiveDriver").getConstructor().newInstance();
            return new HiveEngine(access, loader, driver);
        } catch (MalformedURLException | ReflectiveOperationException e) {
            throw new CodedException(QueryCode.DRIVER_MISSING, e, access.driver().getFileName());
        }
    }

    @Override
    public LakeSession open(LakeFiles lake, Set<Backing.LakeTable> tables) {
        return HiveSession.open(lake, tables, this);
    }

    Connection connect() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Connection connection = driver.connect(access.limited(), properties());
            try (Statement statement = connection.createStatement()) {
                for (String setting : SESSION) {
                    statement.execute(setting);
                }
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        if (!access.kerberos()) {
            properties.setProperty("user", access.user());
            properties.setProperty("password", access.password());
        }
        return properties;
    }

    CodedException failure(SQLException failure) {
        return HiveFailures.coded(failure, access.place());
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
