package org.shuqiao.query.fuzz;

import static org.shuqiao.query.answer.ColumnType.BOOLEAN;
import static org.shuqiao.query.answer.ColumnType.DATE;
import static org.shuqiao.query.answer.ColumnType.DECIMAL;
import static org.shuqiao.query.answer.ColumnType.DOUBLE;
import static org.shuqiao.query.answer.ColumnType.INTEGER;
import static org.shuqiao.query.answer.ColumnType.TEXT;
import static org.shuqiao.query.answer.ColumnType.TIMESTAMP;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.shuqiao.query.answer.ColumnType;

/** Made-up register with columns of every type, in the lake and in a department alike. */
enum Register {
    PERSONS("gongan", "rk", List.of(
            column("id", INTEGER, "bigint", "BIGINT", Types.LongType.get()),
            column("number", TEXT, "text", "VARCHAR", Types.StringType.get()),
            column("name", TEXT, "varchar(200)", "VARCHAR", Types.StringType.get()),
            column("phone", TEXT, "text", "VARCHAR", Types.StringType.get()),
            column("sex", TEXT, "text", "VARCHAR", Types.StringType.get()),
            column("born", DATE, "date", "DATE", Types.DateType.get()),
            column("division", TEXT, "text", "VARCHAR", Types.StringType.get()),
            column("income", DECIMAL, "numeric(10, 2)", "DECIMAL(10, 2)", Types.DecimalType.of(10, 2)),
            column("wealth", DECIMAL, "numeric", "DECIMAL(38, 10)", Types.DecimalType.of(38, 10)),
            column("score", DOUBLE, "double precision", "DOUBLE", Types.DoubleType.get()),
            column("updated", TIMESTAMP, "timestamptz", "TIMESTAMPTZ", Types.TimestampType.withZone()),
            column("active", BOOLEAN, "boolean", "BOOLEAN", Types.BooleanType.get()),
            column("note", TEXT, "text", "VARCHAR", Types.StringType.get()))),
    ALLOWANCES("minzheng", "dibao", List.of(
            column("id", INTEGER, "integer", "INTEGER", Types.IntegerType.get()),
            column("person", INTEGER, "bigint", "BIGINT", Types.LongType.get()),
            column("holder", TEXT, "text", "VARCHAR", Types.StringType.get()),
            column("amount", DECIMAL, "numeric(12, 2)", "DECIMAL(12, 2)", Types.DecimalType.of(12, 2)),
            column("ratio", DOUBLE, "double precision", "DOUBLE", Types.DoubleType.get()),
            column("since", DATE, "date", "DATE", Types.DateType.get()),
            column("ended", TIMESTAMP, "timestamp", "TIMESTAMP", Types.TimestampType.withoutZone()),
            column("active", BOOLEAN, "boolean", "BOOLEAN", Types.BooleanType.get()),
            column("division", TEXT, "text", "VARCHAR", Types.StringType.get()),
            column("code", TEXT, "text", "VARCHAR", Types.StringType.get()),
            column("note", TEXT, "text", "VARCHAR", Types.StringType.get())));

    /**
     * Column of a register.
     *
     * @param department its type in a departmental database
     * @param file its type in a file of the lake, as DuckDB says it
     */
    record Column(String name, ColumnType type, String department, String file, Type lake) { }

    private final String schema;
    private final String table;
    private final List<Column> columns;

    Register(String schema, String table, List<Column> columns) {
        this.schema = schema;
        this.table = table;
        this.columns = columns;
    }

    private static Column column(String name, ColumnType type, String department, String file, Type lake) {
        return new Column(name, type, department, file, lake);
    }

    String schema() {
        return schema;
    }

    String table() {
        return table;
    }

    List<Column> columns() {
        return columns;
    }

    int at(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + column);
    }

    Schema lakeSchema() {
        List<Types.NestedField> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(Types.NestedField.optional(i + 1, columns.get(i).name(), columns.get(i).lake()));
        }
        return new Schema(fields);
    }
}
