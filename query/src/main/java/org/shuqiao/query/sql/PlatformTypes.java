package org.shuqiao.query.sql;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/** Calcite type system of the platform: 38 decimal digits, averages as doubles, texts without padding. */
public final class PlatformTypes extends RelDataTypeSystemImpl {

    public static final RelDataTypeSystem SYSTEM = new PlatformTypes();

    private static final int DIGITS = 38;

    private PlatformTypes() { }

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DIGITS : super.getMaxPrecision(type);
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DIGITS : super.getMaxScale(type);
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType argument) {
        RelDataType sum = switch (argument.getSqlTypeName()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
            case DECIMAL -> types.createSqlType(SqlTypeName.DECIMAL, DIGITS, argument.getScale());
            case FLOAT, REAL, DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
            default -> argument;
        };
        return types.createTypeWithNullability(sum, argument.isNullable());
    }

    /** A double becomes an integer half to even, in this process as in every engine; decimals say how they round. */
    @Override
    public RoundingMode roundingMode() {
        return RoundingMode.HALF_EVEN;
    }

    /** Averages are doubles in every engine, whatever the column is. */
    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory types, RelDataType argument) {
        RelDataType average = types.createSqlType(SqlTypeName.DOUBLE);
        return types.createTypeWithNullability(average, argument.isNullable());
    }
}
