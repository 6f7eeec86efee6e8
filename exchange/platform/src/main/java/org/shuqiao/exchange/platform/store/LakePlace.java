package org.shuqiao.exchange.platform.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.exchange.platform.settings.Home;

/** Check that the lake's tables in the store are files of this state folder, and not of one that it was copied from. */
final class LakePlace {

    private static final String TABLES = "select metadata_location from iceberg_tables where metadata_location is not "
            + "null order by table_namespace, table_name";

    private LakePlace() { }

    /** @throws CodedException {@code STATE_ELSEWHERE} with the first file that is somewhere else */
    static void require(DataSource store, Home home) {
        String lake = home.lake().toAbsolutePath().normalize().toString();
        try (Connection connection = store.getConnection(); Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                return;
            }
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    String location = rows.getString(1);
                    String path = location.replaceFirst("^file:/+", "/");
                    boolean local = location.startsWith("file:") || location.startsWith("/");
                    if (local && !path.startsWith(lake + "/")) {
                        throw new CodedException(ConfigurationCode.STATE_ELSEWHERE, home.var(), path);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the lake's tables cannot be listed", e);
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select to_regclass('iceberg_tables') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }
}
