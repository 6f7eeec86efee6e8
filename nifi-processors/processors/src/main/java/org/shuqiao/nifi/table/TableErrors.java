package org.shuqiao.nifi.table;

import java.sql.SQLException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** Mapping from JDBC exceptions to coded errors by SQLSTATE. Driver messages may hold values and are dropped. */
final class TableErrors {

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
        if (state.equals("42501")) {
            return new CodedException(CollectCode.TABLE_FORBIDDEN, safe(sql), table);
        }
        return switch (state.length() < 2 ? state : state.substring(0, 2)) {
            case "08", "57" -> new CodedException(CollectCode.SOURCE_DOWN, safe(sql), source);
            case "28" -> new CodedException(CollectCode.SOURCE_DENIED, safe(sql), source);
            case "3D" -> new CodedException(CollectCode.DATABASE_MISSING, safe(sql), source);
            default -> state.equals("42P01") || state.equals("42S02") || state.equals("3F000")
                    ? new CodedException(CollectCode.TABLE_MISSING, safe(sql), table)
                    : new CodedException(CollectCode.READ_FAILED, safe(sql), table, state.isEmpty() ? "?" : state);
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
