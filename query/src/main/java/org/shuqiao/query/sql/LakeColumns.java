package org.shuqiao.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.shuqiao.query.answer.ColumnType;

/** Maps the columns of an Iceberg table to engine columns, skipping nested and binary ones. */
public final class LakeColumns {

    private LakeColumns() { }

    public static List<SourceColumn> of(List<NestedField> fields, SqlFlavour flavour) {
        List<SourceColumn> columns = new ArrayList<>();
        for (NestedField field : fields) {
            String name = flavour.name(field.name());
            switch (field.type()) {
                case Types.StringType text -> add(columns, field, ColumnType.TEXT, 0, name);
                case Types.UUIDType uuid -> add(columns, field, ColumnType.TEXT, 0,
                        "CAST(" + name + " AS " + flavour.type(ColumnType.TEXT, 0) + ")");
                case Types.LongType number -> add(columns, field, ColumnType.INTEGER, 0, name);
                case Types.IntegerType number ->
                        add(columns, field, ColumnType.INTEGER, 0, "CAST(" + name + " AS BIGINT)");
                case Types.DoubleType number -> add(columns, field, ColumnType.DOUBLE, 0, name);
                case Types.FloatType number ->
                        add(columns, field, ColumnType.DOUBLE, 0, "CAST(" + name + " AS DOUBLE)");
                case Types.DecimalType decimal -> add(columns, field, ColumnType.DECIMAL, decimal.scale(), name);
                case Types.BooleanType truth -> add(columns, field, ColumnType.BOOLEAN, 0, name);
                case Types.DateType date -> columns.add(new SourceColumn(field.name(), ColumnType.DATE, 0, name,
                        Optional.of(flavour.commonDate(name)), true));
                case Types.TimestampType time -> columns.add(new SourceColumn(field.name(), ColumnType.TIMESTAMP, 0,
                        flavour.localTime(name, time.shouldAdjustToUTC()),
                        Optional.of(flavour.commonTime(name, time.shouldAdjustToUTC())), false));
                default -> { }
            }
        }
        return columns;
    }

    private static void add(
            List<SourceColumn> columns, NestedField field, ColumnType type, int scale, String expression) {
        columns.add(new SourceColumn(field.name(), type, scale, expression));
    }
}
