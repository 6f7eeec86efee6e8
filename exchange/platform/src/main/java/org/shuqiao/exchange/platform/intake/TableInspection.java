package org.shuqiao.exchange.platform.intake;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.publication.PublicationCode;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.TableSource;

/** Inspects a table of a department's database: its columns with type and remark, and a sample of its rows. */
final class TableInspection {

    private static final int SECONDS = 30;

    private TableInspection() { }

    private record Columns(String schema, List<String> names, List<ContractColumn.Type> types, List<String> remarks) { }

    /**
     * @param known a source that reads that database
     * @param written {@code table} or {@code schema.table}
     * @param reader by which the database's own log knows this read
     */
    static InspectedTable of(SourceFile known, String written, SecretResolver secrets, String reader) {
        if (!(known.source() instanceof TableSource like)) {
            throw new CodedException(PublicationCode.NO_DATABASE, known.department());
        }
        SecretResolver own = secrets.forDepartment(known.department());
        String schema = written.contains(".") ? written.substring(0, written.indexOf('.')) : "";
        String table = written.substring(written.indexOf('.') + 1);
        try (Connection connection = DriverManager.getConnection(own.resolve(like.url()),
                like.user().map(own::resolve).orElse(""), like.secret().map(own::secret).orElse(""))) {
            connection.setReadOnly(true);
            connection.setClientInfo("ApplicationName", reader);
            Columns columns = columns(connection.getMetaData(), schema, table);
            if (columns.names().isEmpty()) {
                throw new CodedException(PublicationCode.TABLE_MISSING, known.department(), written);
            }
            if (columns.names().size() > FileInspection.MOST_COLUMNS) {
                throw new CodedException(IntakeCode.TOO_WIDE, columns.names().size(), FileInspection.MOST_COLUMNS);
            }
            List<List<String>> rows = rows(connection, columns, table);
            List<List<String>> sample = rows.stream().limit(FileInspection.SAMPLE).toList();
            return new InspectedTable(Optional.empty(), ',', Optional.empty(), 0, columns.names(), sample,
                    rows.size() > sample.size(), DamageInspection.of(columns.names(), sample, false), List.of(),
                    Optional.of(new InspectedTable.Database(like, written, columns.types(), columns.remarks())),
                    Optional.empty());
        } catch (SQLException e) {
            throw new CodedException(PublicationCode.DATABASE_DOWN, e, known.department(), e.getSQLState());
        }
    }

    /** Where several schemas have such a table and none is named, the first one counts. */
    private static Columns columns(DatabaseMetaData facts, String schema, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        List<ContractColumn.Type> types = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        String first = "";
        String wild = facts.getSearchStringEscape();
        try (ResultSet columns = facts.getColumns(facts.getConnection().getCatalog(),
                schema.isEmpty() ? null : literal(schema, wild), literal(table, wild), null)) {
            while (columns.next()) {
                String here = text(columns.getString("TABLE_SCHEM"));
                first = names.isEmpty() ? here : first;
                if (here.equals(first)) {
                    names.add(columns.getString("COLUMN_NAME"));
                    types.add(type(columns.getInt("DATA_TYPE")));
                    remarks.add(text(columns.getString("REMARKS")));
                }
            }
        }
        return new Columns(first, List.copyOf(names), List.copyOf(types), List.copyOf(remarks));
    }

    private static String literal(String name, String escape) {
        return name.replace("_", escape + "_").replace("%", escape + "%");
    }

    private static ContractColumn.Type type(int sql) {
        return switch (sql) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ContractColumn.Type.INTEGER;
            case Types.DECIMAL, Types.NUMERIC, Types.FLOAT, Types.REAL, Types.DOUBLE -> ContractColumn.Type.DECIMAL;
            case Types.DATE -> ContractColumn.Type.DATE;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ContractColumn.Type.TIMESTAMP;
            case Types.BOOLEAN, Types.BIT -> ContractColumn.Type.BOOLEAN;
            default -> ContractColumn.Type.TEXT;
        };
    }

    private static List<List<String>> rows(Connection connection, Columns columns, String table) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        String from = (columns.schema().isEmpty() ? "" : quoted(columns.schema(), quote) + ".") + quoted(table, quote);
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            statement.setMaxRows(FileInspection.SAMPLE + 1);
            try (ResultSet answer = statement.executeQuery("select * from " + from)) {
                while (answer.next()) {
                    List<String> row = new ArrayList<>();
                    for (String name : columns.names()) {
                        row.add(text(answer.getString(name)));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static String quoted(String name, String quote) {
        return quote + name.replace(quote, quote + quote) + quote;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
