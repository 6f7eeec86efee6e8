package org.shuqiao.query.plan;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.source.GrantedColumn;

/** Converts the platform's value types to Calcite types and back. */
final class ValueTypes {

    private static final int DIGITS = 38;
    private static final int MILLISECONDS = 3;

    private ValueTypes() { }

    static RelDataType of(GrantedColumn column, RelDataTypeFactory types) {
        RelDataType type = switch (column.type()) {
            case TEXT -> types.createSqlType(SqlTypeName.VARCHAR);
            case INTEGER -> types.createSqlType(SqlTypeName.BIGINT);
            case DECIMAL -> types.createSqlType(SqlTypeName.DECIMAL, DIGITS, column.scale());
            case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
            case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
            case DATE -> types.createSqlType(SqlTypeName.DATE);
            case TIMESTAMP -> types.createSqlType(SqlTypeName.TIMESTAMP, MILLISECONDS);
        };
        return types.createTypeWithNullability(type, true);
    }

    static ColumnType of(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case CHAR, VARCHAR, NULL -> ColumnType.TEXT;
            case TINYINT, SMALLINT, INTEGER, BIGINT -> ColumnType.INTEGER;
            case DECIMAL -> ColumnType.DECIMAL;
            case FLOAT, REAL, DOUBLE -> ColumnType.DOUBLE;
            case BOOLEAN -> ColumnType.BOOLEAN;
            case DATE -> ColumnType.DATE;
            case TIMESTAMP -> ColumnType.TIMESTAMP;
            default -> throw new CodedException(QueryCode.NOT_OFFERED, "1:1");
        };
    }
}
