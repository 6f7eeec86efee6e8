package org.shuqiao.query.source.department;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.source.SourceReading;

/**
 * Sets what the meaning of a statement depends on in PostgreSQL, for one transaction, and checks that it holds. A
 * server, a database or a role may have settings of its own: under some a text is read otherwise, a comparison with
 * NULL is true, or an operator is one that somebody put before the built-in one.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-compatible.html">PostgreSQL, compatibility
 *     options</a>
 */
final class SessionSettings {

    /** First, and by a command, for a function could be shadowed: nothing but what is built in is found by its name. */
    private static final String BUILT_IN_ONLY = "SET LOCAL quote_all_identifiers = off; SET LOCAL search_path = "
            + "pg_catalog, pg_temp";
    private static final Map<String, String> WANTED = new LinkedHashMap<>();

    static {
        WANTED.put("standard_conforming_strings", "on");
        WANTED.put("backslash_quote", "safe_encoding");
        WANTED.put("transform_null_equals", "off");
        WANTED.put("intervalstyle", "postgres");
        WANTED.put("datestyle", "ISO, YMD");
        WANTED.put("gin_fuzzy_search_limit", "0");
    }

    private static final String EXPECTED = "pg_catalog, pg_temp";
    private static final long IDLE_MILLIS = 30_000;

    /** Before the SELECT that tells what holds. */
    private static final int COMMANDS = 3;

    private SessionSettings() { }

    /**
     * Begins the transaction with them.
     *
     * @param reading after whose time the database itself stops a statement, and, some time later, an idle
     *     transaction; its reader is the session's name in the database's own log
     */
    static void begin(Connection connection, String source, SourceReading reading) throws SQLException {
        long millis = reading.time().toMillis();
        String wanted = WANTED.entrySet().stream().map(each -> set(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL application_name = '" + reading.reader() + "'; " + BUILT_IN_ONLY
                    + "; SELECT " + wanted + ", "
                    + set("statement_timeout", Long.toString(millis)) + ", "
                    + set("idle_in_transaction_session_timeout", Long.toString(millis + IDLE_MILLIS))
                    + ", current_setting('search_path'), current_setting('client_encoding')"
                    + ", current_setting('transaction_read_only')");
            for (int settings = 0; settings < COMMANDS; settings++) {
                statement.getMoreResults();
            }
            try (ResultSet row = statement.getResultSet()) {
                check(row, source);
            }
        }
    }

    private static String set(String setting, String value) {
        return "set_config('" + setting + "', '" + value + "', true)";
    }

    private static void check(ResultSet row, String source) throws SQLException {
        row.next();
        int at = 1;
        for (Map.Entry<String, String> setting : WANTED.entrySet()) {
            expect(setting.getValue(), row.getString(at++), source, setting.getKey());
        }
        at += 2;
        expect(EXPECTED, row.getString(at++), source, "search_path");
        expect("UTF8", row.getString(at++), source, "client_encoding");
        expect("on", row.getString(at), source, "transaction_read_only");
    }

    private static void expect(String wanted, String found, String source, String setting) {
        if (!wanted.equals(found)) {
            throw new CodedException(QueryCode.SOURCE_SETTINGS, source, setting);
        }
    }
}
