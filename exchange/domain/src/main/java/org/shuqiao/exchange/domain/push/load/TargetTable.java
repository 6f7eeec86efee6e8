package org.shuqiao.exchange.domain.push.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.push.PushCode;

/** Table that rows are pushed into, and its row in the platform's table beside it, on an open transaction. */
final class TargetTable {

    private static final String NEXT = "__shuqiao_next";
    private static final String LAST = "__shuqiao_last";
    /** Stands behind the record while its table takes the place of the old one. */
    private static final String COMING = "?";
    private static final int WAIT_SECONDS = 600;

    private final Connection connection;
    private final TargetKind kind;
    private final String plain;
    private final String prefix;
    private final String table;

    /** @param table {@code table} or {@code schema.table} */
    TargetTable(Connection connection, TargetKind kind, String table) {
        this.connection = connection;
        this.kind = kind;
        this.plain = table;
        int dot = table.indexOf('.');
        this.prefix = dot < 0 ? "" : kind.name(table.substring(0, dot)) + ".";
        this.table = table.substring(dot + 1);
    }

    /**
     * Contents of the table.
     *
     * @param record of the receipt whose rows it holds; blank before the first
     * @param number of the push that brought them; 0 before the first
     * @param shape  its columns, as they were created
     */
    record Held(String record, long number, String shape) { }

    String name() {
        return prefix + kind.name(table);
    }

    /** @return the name under which a new table is filled */
    String next() {
        return prefix + kind.name(table + NEXT);
    }

    private String book() {
        return prefix + kind.name(TargetDatabase.BOOK);
    }

    /**
     * Takes the name for the platform, before there is a table.
     *
     * @throws CodedException {@code TABLE_TAKEN} where a table of this name is there and was not made by a push
     */
    void reserve() throws SQLException {
        execute("create table if not exists " + book() + " (table_name varchar(64) primary key, record varchar(64)"
                + " not null, number bigint not null, shape "
                + (kind == TargetKind.MARIADB ? "longtext" : "text") + " not null)");
        if (known()) {
            return;
        }
        if (exists()) {
            throw new CodedException(PushCode.TABLE_TAKEN, plain);
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into " + book()
                + " (table_name, record, number, shape) values (?, '', 0, '')")) {
            insert.setString(1, table);
            insert.executeUpdate();
        }
    }

    private boolean known() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from " + book()
                + " where table_name = ?")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Keeps other pushes into the table waiting until the transaction ends. */
    Held lock() throws SQLException {
        if (!kind.ddlRollsBack()) { // a lock of rows would end with the first change of a table
            try (PreparedStatement lock = connection.prepareStatement("select get_lock(?, " + WAIT_SECONDS + ")")) {
                lock.setString(1, "shuqiao " + plain);
                lock.executeQuery().close();
            }
        }
        try (PreparedStatement query = connection.prepareStatement("select record, number, shape from " + book()
                + " where table_name = ? for update")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("the row of the table is gone", "02000");
                }
                Held held = new Held(rows.getString(1), rows.getLong(2), rows.getString(3));
                if (held.record().isEmpty() && exists()) {
                    throw new CodedException(PushCode.TABLE_TAKEN, plain); // made by others since the name was taken
                }
                return held;
            }
        }
    }

    /** @return whether there is a table, a view or anything else of the name */
    boolean exists() throws SQLException {
        return exists(table);
    }

    private boolean exists(String name) throws SQLException {
        String here = prefix.isEmpty()
                ? kind == TargetKind.MARIADB ? "database()" : "current_schema()" : "?";
        try (PreparedStatement query = connection.prepareStatement("select 1 from information_schema.tables"
                + " where table_schema = " + here + " and table_name = ?")) {
            int at = 1;
            if (!prefix.isEmpty()) {
                query.setString(at++, plain.substring(0, plain.indexOf('.')));
            }
            query.setString(at, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    void empty() throws SQLException {
        execute("delete from " + name());
    }

    /** @param shape its columns with their types */
    void createNext(String shape) throws SQLException {
        execute("drop table if exists " + next());
        execute("create table " + next() + " (" + shape + ")"
                + (kind == TargetKind.MARIADB ? " engine=InnoDB character set utf8mb4" : ""));
    }

    void note(String record, long number, String shape) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update " + book()
                + " set record = ?, number = ?, shape = ? where table_name = ?")) {
            update.setString(1, record);
            update.setLong(2, number);
            update.setString(3, shape);
            update.setString(4, table);
            update.executeUpdate();
        }
    }

    /** Puts the new table into the place of the old one, and commits. */
    void replace(String record, long number, String shape) throws SQLException {
        if (kind.ddlRollsBack()) {
            execute("drop table if exists " + name());
            execute("alter table " + next() + " rename to " + kind.name(table));
            note(record, number, shape);
            connection.commit();
            return;
        }
        // what is changed here is not taken back, so each step leaves the old table or the new one
        String last = prefix + kind.name(table + LAST);
        note(record + COMING, number, "");
        connection.commit();
        execute("drop table if exists " + last);
        execute(exists() ? "rename table " + name() + " to " + last + ", " + next() + " to " + name()
                : "rename table " + next() + " to " + name());
        note(record, number, shape);
        connection.commit();
        execute("drop table if exists " + last);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
