package org.shuqiao.nifi.table;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/**
 * Mapping from JDBC exceptions to coded errors by SQLSTATE, and by the vendor's number where one SQLSTATE says many
 * things. Driver messages may hold values and are dropped.
 */
final class TableErrors {

    /** SQLSTATE and number of MySQL and MariaDB (run), of Oracle and SQL Server (from their manuals). */
    private static final Map<String, CollectCode> NUMBERS = Map.ofEntries(
            Map.entry("42000/1044", CollectCode.DATABASE_MISSING),
            Map.entry("42000/1049", CollectCode.DATABASE_MISSING),
            Map.entry("42000/1142", CollectCode.TABLE_FORBIDDEN), Map.entry("42000/1143", CollectCode.TABLE_FORBIDDEN),
            Map.entry("72000/1017", CollectCode.SOURCE_DENIED), Map.entry("42000/942", CollectCode.TABLE_MISSING),
            Map.entry("42000/1031", CollectCode.TABLE_FORBIDDEN),
            Map.entry("66000/12514", CollectCode.DATABASE_MISSING),
            Map.entry("S0001/18456", CollectCode.SOURCE_DENIED), Map.entry("S0001/4060", CollectCode.DATABASE_MISSING),
            Map.entry("S0002/208", CollectCode.TABLE_MISSING), Map.entry("S0005/229", CollectCode.TABLE_FORBIDDEN),
            Map.entry("S0001/3952", CollectCode.SNAPSHOT_REFUSED));

    private TableErrors() { }

    /** @param source how messages call the database */
    static CodedException of(Throwable thrown, String source, String table) {
        SQLException sql = find(thrown);
        if (sql == null) {
            return thrown instanceof CodedException coded ? coded
                    : new CodedException(CollectCode.SOURCE_DOWN, safe(thrown), source);
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (String.valueOf(sql.getMessage()).startsWith("No suitable driver")) {
            return new CodedException(CollectCode.DRIVER_MISSING, safe(sql), source);
        }
        CollectCode code = Optional.ofNullable(NUMBERS.get(state + "/" + sql.getErrorCode()))
                .orElseGet(() -> byState(state));
        return switch (code) {
            case TABLE_FORBIDDEN, TABLE_MISSING -> new CodedException(code, safe(sql), table);
            case READ_FAILED -> new CodedException(code, safe(sql), table, state.isEmpty() ? "?" : state);
            default -> new CodedException(code, safe(sql), source);
        };
    }

    private static CollectCode byState(String state) {
        if (state.equals("42501")) {
            return CollectCode.TABLE_FORBIDDEN;
        }
        return switch (state.length() < 2 ? state : state.substring(0, 2)) {
            case "08", "57" -> CollectCode.SOURCE_DOWN;
            case "28" -> CollectCode.SOURCE_DENIED;
            case "3D" -> CollectCode.DATABASE_MISSING;
            default -> state.equals("42P01") || state.equals("42S02") || state.equals("3F000")
                    ? CollectCode.TABLE_MISSING : CollectCode.READ_FAILED;
        };
    }

    /** The stack of what happened without its words. */
    private static Throwable safe(Throwable thrown) {
        Throwable stack = new IllegalStateException(thrown.getClass().getName());
        stack.setStackTrace(thrown.getStackTrace());
        return stack;
    }

    private static SQLException find(Throwable thrown) {
        SQLException found = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (found == null || sql.getSQLState() != null)) {
                found = sql;
            }
        }
        return found;
    }
}
