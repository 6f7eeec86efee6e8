package org.shuqiao.query.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import org.shuqiao.query.Backing;
import org.shuqiao.query.LakeFiles;
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
    private final HiveDriver driver;
    private final KerberosLogin kerberos;

    private HiveEngine(HiveAccess access, HiveDriver driver) {
        this.access = access;
        this.driver = driver;
        this.kerberos = new KerberosLogin(access);
    }

    /**
     * Loads the driver; the engine itself is reached with the first question.
     *
     * @param installation where the driver is
     */
    public static HiveEngine of(HiveAccess access, Path installation) {
        return new HiveEngine(access, HiveDriver.load(installation));
    }

    @Override
    public LakeSession open(LakeFiles lake, Set<Backing.LakeTable> tables) {
        return HiveSession.open(lake, tables, this);
    }

    Connection connect() {
        try {
            Connection connection = access.kerberos() ? inTheRealm() : driver.connect(access.completed(), account());
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
        }
    }

    private Connection inTheRealm() throws SQLException {
        try {
            return Subject.callAs(kerberos.subject(), () -> driver.connect(access.completed(), new Properties()));
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
        return HiveFailures.coded(failure, access.place());
    }

    @Override
    public void close() {
        driver.close();
    }
}
