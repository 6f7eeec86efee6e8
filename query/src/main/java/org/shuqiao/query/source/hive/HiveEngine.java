package org.shuqiao.query.source.hive;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.security.auth.Subject;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.LakeEngine;
import org.shuqiao.query.source.LakeSession;

/**
 * Lake engine on a cluster by the HiveServer2 protocol (Spark Thrift Server, Kyuubi). The driver lives in a class
 * loader of its own.
 */
public final class HiveEngine implements LakeEngine {

    /**
     * Log-ins at once. Each makes the engine open a session and a catalog; as many as there are queries would starve
     * one another until all of them ran out of time. Most of those that wait get a connection that was given back.
     */
    private static final int LOG_INS = 4;
    private static final Duration LOG_IN_WAIT = Duration.ofMinutes(1);

    private final HiveAccess access;
    private final HiveDriver driver;
    private final KerberosLogin kerberos;
    private final IdleConnections idle = new IdleConnections();
    private final Semaphore logIns = new Semaphore(LOG_INS, true);
    /** Whether this engine was seen to take the settings of a session. */
    private volatile boolean heeded;

    private HiveEngine(HiveAccess access, HiveDriver driver) {
        this.access = access;
        this.driver = driver;
        this.kerberos = new KerberosLogin(access, SystemClock.beijing());
    }

    /** @return where the build of an installation leaves the driver */
    public static Path driver(Path installation) {
        return HiveDriver.in(installation);
    }

    /**
     * Loads the driver; the engine itself is reached with the first query.
     *
     * @param installation where the driver is
     */
    public static HiveEngine of(HiveAccess access, Path installation) {
        return new HiveEngine(access, HiveDriver.load(installation));
    }

    @Override
    public LakeSession open(LakeFiles lake, Set<Backing.LakeTable> tables, Consumer<Map<String, String>> reads) {
        return HiveSession.open(lake, tables, this, reads);
    }

    /**
     * Logs in and asks what the engine is and whether it knows the lake. After its start it takes many times as long as
     * ever after, so that whoever asks this first spares the first query.
     *
     * @return the engine's version
     */
    public String probe() {
        try (Connection connection = logIn(); Statement statement = connection.createStatement()) {
            String version;
            try (ResultSet said = statement.executeQuery("SELECT version()")) {
                said.next();
                version = said.getString(1).replaceFirst(" .*", ""); // after it comes the build's own mark
            }
            statement.executeQuery("SHOW NAMESPACES IN lake").close();
            return version;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    Connection connect() {
        return idle.take().orElseGet(this::givenBackOrNew);
    }

    private Connection givenBackOrNew() {
        try {
            if (!logIns.tryAcquire(LOG_IN_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CodedException(QueryCode.ENGINE_UNREACHABLE, access.endpoint());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(QueryCode.STOPPED);
        }
        try {
            return idle.take().orElseGet(() -> idle.lend(logIn()));
        } finally {
            logIns.release();
        }
    }

    private Connection logIn() {
        try {
            Connection connection = connected();
            try {
                if (!heeded) {
                    expectSettings(connection);
                    heeded = true;
                }
                return connection;
            } catch (SQLException | CodedException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private Connection connected() {
        try {
            return access.kerberos() ? inTheRealm() : driver.connect(access.connectionUrl(), account());
        } catch (SQLException e) {
            throw HiveFailures.atLogIn(e, access.endpoint());
        }
    }

    /**
     * A gateway before the engine may be told to leave out what a session asks for; answers would then differ unseen.
     */
    private void expectSettings(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : HiveAccess.SESSION.entrySet()) {
                try (ResultSet said = statement.executeQuery("SET " + setting.getKey())) {
                    if (!said.next() || !setting.getValue().equals(said.getString(2))) {
                        throw new CodedException(QueryCode.ENGINE_SETTINGS, access.endpoint(), setting.getKey());
                    }
                }
            }
        }
    }

    private Connection inTheRealm() throws SQLException {
        try {
            return Subject.callAs(kerberos.subject(), () -> driver.connect(access.connectionUrl(), new Properties()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private Properties account() {
        Properties properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        return properties;
    }

    CodedException failure(SQLException failure) {
        return HiveFailures.coded(failure, access.endpoint());
    }

    @Override
    public void close() {
        idle.close();
        driver.close();
    }
}
