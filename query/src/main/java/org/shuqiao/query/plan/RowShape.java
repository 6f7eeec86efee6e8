package org.shuqiao.query.plan;

import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.FlatLists;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Form in which the planner's generated code holds the rows of an engine: each number in the class of its type, a row
 * of one column as its value, a row without columns as an empty list. A number that its type cannot hold is an error.
 */
final class RowShape implements Function<Object[], Object> {

    private final List<SqlTypeName> types;

    RowShape(RelDataType row) {
        this.types = row.getFieldList().stream().map(RelDataTypeField::getType).map(RelDataType::getSqlTypeName)
                .toList();
    }

    @Override
    public Object apply(Object[] row) {
        Object[] shaped = new Object[row.length]; // a row that is looked at twice is shaped twice
        for (int i = 0; i < row.length; i++) {
            shaped[i] = row[i] == null ? null : value(row[i], types.get(i));
        }
        return switch (shaped.length) {
            case 0 -> FlatLists.of();
            case 1 -> shaped[0];
            default -> shaped;
        };
    }

    private static Object value(Object value, SqlTypeName type) {
        return switch (type) {
            case INTEGER -> Math.toIntExact((Long) value);
            case SMALLINT -> within((Long) value, Short.MIN_VALUE, Short.MAX_VALUE).shortValue();
            case TINYINT -> within((Long) value, Byte.MIN_VALUE, Byte.MAX_VALUE).byteValue();
            case REAL -> ((Double) value).floatValue();
            default -> value;
        };
    }

    private static Long within(Long value, long least, long most) {
        if (value < least || value > most) {
            throw new ArithmeticException("integer overflow");
        }
        return value;
    }
}
