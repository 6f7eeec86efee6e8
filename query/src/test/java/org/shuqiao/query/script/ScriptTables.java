package org.shuqiao.query.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.postgresql.PGConnection;
import org.shuqiao.query.TestCity;

/**
 * The registers that scripts ask, each a file {@code tables/<name>.csv}: the same rows in the lake as
 * {@code standard.<name>} and in the department's database as {@code public.<name>}. The head of a file gives name and
 * type of each column; NULL is written so, and an empty text as nothing.
 */
final class ScriptTables {

    private static final List<String> NAMES = List.of("citizens", "allowances");
    private static boolean loaded;

    private ScriptTables() { }

    /** Loads them once, for as long as the tests run. */
    static synchronized void into(TestCity city) throws IOException, SQLException {
        if (!loaded) {
            for (String name : NAMES) {
                RegisterFile file = RegisterFile.read(name);
                file.intoLake(city);
                file.intoDepartment(city);
            }
            loaded = true;
        }
    }

    /** How the kinds of columns are called in each engine. */
    private enum Kind {
        TEXT(Types.StringType.get(), "VARCHAR", "text"),
        INTEGER(Types.LongType.get(), "BIGINT", "bigint"),
        DECIMAL(Types.DecimalType.of(10, 2), "DECIMAL(10, 2)", "numeric(10, 2)"),
        BOOLEAN(Types.BooleanType.get(), "BOOLEAN", "boolean"),
        DATE(Types.DateType.get(), "DATE", "date"),
        TIME(Types.TimestampType.withZone(), "TIMESTAMPTZ", "timestamp");

        private final Type lake;
        private final String file;
        private final String department;

        Kind(Type lake, String file, String department) {
            this.lake = lake;
            this.file = file;
            this.department = department;
        }
    }

    private record Column(String name, Kind kind) { }

    private record RegisterFile(String name, String text, List<Column> columns) {

        static RegisterFile read(String name) throws IOException {
            try (InputStream in = ScriptTables.class.getResourceAsStream("tables/" + name + ".csv")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                List<Column> columns = text.lines().findFirst().orElseThrow()
                        .transform(head -> List.of(head.split(",")))
                        .stream().map(column -> column.split(" "))
                        .map(parts -> new Column(parts[0], Kind.valueOf(parts[1].toUpperCase(Locale.ROOT))))
                        .toList();
                return new RegisterFile(name, text, columns);
            }
        }

        void intoLake(TestCity city) throws IOException, SQLException {
            List<Types.NestedField> fields = IntStream.range(0, columns.size()).mapToObj(i ->
                    Types.NestedField.optional(i + 1, columns.get(i).name(), columns.get(i).kind().lake)).toList();
            Path file = Files.createTempFile(name, ".csv");
            try {
                Files.writeString(file, text);
                city.append(city.lakeTable("standard", name, new Schema(fields)),
                        "SELECT " + joined(RegisterFile::lakeItem)
                        + " FROM read_csv('" + file + "', header = true, delim = ',', quote = '\"', nullstr = 'NULL',"
                        + " columns = {" + joined(column -> "'" + column.name() + "': 'VARCHAR'") + "})");
            } finally {
                Files.delete(file);
            }
        }

        /** Times of the file are civil time at +08:00. */
        private static String lakeItem(Column column) {
            String value = column.kind() == Kind.TIME ? "(" + column.name() + " || '+08:00')" : column.name();
            return "CAST(" + value + " AS " + column.kind().file + ") AS " + column.name();
        }

        void intoDepartment(TestCity city) throws IOException, SQLException {
            city.inDepartment("CREATE TABLE " + name + " ("
                    + joined(column -> column.name() + " " + column.kind().department)
                    + ")");
            try (Connection connection = city.department().getConnection()) {
                connection.unwrap(PGConnection.class).getCopyAPI()
                        .copyIn("COPY " + name + " FROM STDIN (FORMAT csv, HEADER, NULL 'NULL')",
                                new StringReader(text));
            }
        }

        private String joined(Function<Column, String> each) {
            return columns.stream().map(each).collect(Collectors.joining(", "));
        }
    }
}
