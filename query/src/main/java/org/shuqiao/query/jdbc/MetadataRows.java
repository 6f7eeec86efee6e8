package org.shuqiao.query.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ColumnMetaData.Rep;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.MetaImpl;
import org.shuqiao.query.answer.ColumnType;

/**
 * Lists of a connection's metadata, in the columns that {@link DatabaseMetaData} gives for each. There is one catalog,
 * without a name; a schema is a department, a table a granted resource.
 *
 * @param rows in the order of {@link DatabaseMetaData}
 */
record MetadataRows(List<ColumnMetaData> columns, List<Object> rows) {

    private static final String TABLE = "TABLE";
    private static final int TEN = 10;

    static MetadataRows catalogs() {
        return of("TABLE_CAT", List.of());
    }

    static MetadataRows tableTypes() {
        return of("TABLE_TYPE", List.<Object[]>of(new Object[] {TABLE}));
    }

    static MetadataRows schemas(List<ListedTable> tables, Meta.Pat schema) {
        TreeSet<String> names = new TreeSet<>();
        tables.stream().map(table -> table.name().schema()).filter(name -> fits(schema, name)).forEach(names::add);
        return of("TABLE_SCHEM TABLE_CATALOG", names.stream().map(name -> new Object[] {name, null}).toList());
    }

    /** @param types wanted; null for all */
    static MetadataRows tables(List<ListedTable> tables, Meta.Pat schema, Meta.Pat name, List<String> types) {
        return of("TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME "
                + "SELF_REFERENCING_COL_NAME REF_GENERATION",
                wanted(tables, schema, name).stream().filter(table -> types == null || types.contains(TABLE))
                        .map(table -> new Object[] {null, table.name().schema(), table.name().table(), TABLE,
                            table.remarks(), null, null, null, null, null}).toList());
    }

    static MetadataRows columns(List<ListedTable> tables, Meta.Pat schema, Meta.Pat name, Meta.Pat column) {
        List<Object[]> rows = new ArrayList<>();
        for (ListedTable table : wanted(tables, schema, name)) {
            for (int i = 0; i < table.columns().size(); i++) {
                ListedTable.Column each = table.columns().get(i);
                if (fits(column, each.name())) {
                    rows.add(column(table, each, i + 1));
                }
            }
        }
        return of("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE:i TYPE_NAME COLUMN_SIZE:i BUFFER_LENGTH:i "
                + "DECIMAL_DIGITS:i NUM_PREC_RADIX:i NULLABLE:i REMARKS COLUMN_DEF SQL_DATA_TYPE:i SQL_DATETIME_SUB:i "
                + "CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE "
                + "SOURCE_DATA_TYPE:i IS_AUTOINCREMENT IS_GENERATEDCOLUMN", rows);
    }

    private static Object[] column(ListedTable table, ListedTable.Column column, int position) {
        JdbcTypes type = JdbcTypes.of(column.type());
        return new Object[] {null, table.name().schema(), table.name().table(), column.name(), type.sql(),
            type.name(), type.precision(), null, type.isNumber() ? type.scale() : null, type.isNumber() ? TEN : null,
            DatabaseMetaData.columnNullable, column.remarks(), null, null, null,
            column.type() == ColumnType.TEXT ? type.precision() : null, position, "YES", null, null, null, null, "NO",
            "NO"};
    }

    static MetadataRows typeInfo() {
        return of("TYPE_NAME DATA_TYPE:i PRECISION:i LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS NULLABLE:i "
                + "CASE_SENSITIVE:b SEARCHABLE:i UNSIGNED_ATTRIBUTE:b FIXED_PREC_SCALE:b AUTO_INCREMENT:b "
                + "LOCAL_TYPE_NAME MINIMUM_SCALE:i MAXIMUM_SCALE:i SQL_DATA_TYPE:i SQL_DATETIME_SUB:i "
                + "NUM_PREC_RADIX:i", Arrays.stream(ColumnType.values()).map(JdbcTypes::of)
                .sorted(Comparator.comparingInt(JdbcTypes::sql)).map(MetadataRows::type).toList());
    }

    private static Object[] type(JdbcTypes type) {
        String around = type.literal().orElse(null);
        return new Object[] {type.name(), type.sql(), type.precision(), around, around, null,
            DatabaseMetaData.typeNullable, type.sql() == Types.VARCHAR, DatabaseMetaData.typeSearchable,
            !type.isNumber(), false, false, null, 0, type.sql() == Types.DECIMAL ? type.precision() : 0, null, null,
            type.isNumber() ? TEN : null};
    }

    private static List<ListedTable> wanted(List<ListedTable> tables, Meta.Pat schema, Meta.Pat name) {
        return tables.stream()
                .filter(table -> fits(schema, table.name().schema()) && fits(name, table.name().table()))
                .sorted(Comparator.comparing((ListedTable table) -> table.name().schema())
                        .thenComparing(table -> table.name().table())).toList();
    }

    /** Matches as LIKE does: % for any characters, _ for one, and a backslash before one that is meant itself. */
    private static boolean fits(Meta.Pat pattern, String name) {
        if (pattern == null || pattern.s == null) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        boolean escaped = false;
        for (char each : pattern.s.toCharArray()) {
            if (!escaped && each == '\\') {
                escaped = true;
                continue;
            }
            regex.append(!escaped && each == '%' ? ".*" : !escaped && each == '_' ? "."
                    : Pattern.quote(String.valueOf(each)));
            escaped = false;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE).matcher(name).matches();
    }

    /** @param columns names, each with {@code :i} behind it for an INTEGER, {@code :b} for a BOOLEAN, else a VARCHAR */
    private static MetadataRows of(String columns, List<Object[]> rows) {
        List<ColumnMetaData> described = new ArrayList<>();
        for (String column : columns.split(" ")) {
            String[] parts = column.split(":");
            ColumnMetaData.AvaticaType type = switch (parts.length == 1 ? "" : parts[1]) {
                case "i" -> ColumnMetaData.scalar(Types.INTEGER, "INTEGER", Rep.INTEGER);
                case "b" -> ColumnMetaData.scalar(Types.BOOLEAN, "BOOLEAN", Rep.BOOLEAN);
                default -> ColumnMetaData.scalar(Types.VARCHAR, "VARCHAR", Rep.STRING);
            };
            described.add(MetaImpl.columnMetaData(parts[0], described.size(), type, true));
        }
        return new MetadataRows(described, List.copyOf(rows));
    }

    Meta.MetaResultSet result(String connection, int statement) {
        return Meta.MetaResultSet.create(connection, statement, true, Meta.Signature.create(columns, "", List.of(),
                Meta.CursorFactory.LIST, Meta.StatementType.SELECT), Meta.Frame.create(0, true, rows));
    }
}
