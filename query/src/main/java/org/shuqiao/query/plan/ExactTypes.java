package org.shuqiao.query.plan;

import java.util.List;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.shuqiao.query.sql.PlatformTypes;

/**
 * Calcite type factory whose common type of decimals keeps every digit after the point. Calcite's own gives up digits
 * after the point where 38 are not enough for both sides, so a constant was rounded before it was compared, and so was
 * the column of the larger scale. Here a number that has too many digits is an error, never another number.
 */
class ExactTypes extends JavaTypeFactoryImpl {

    private static final int DIGITS = 38;

    ExactTypes() {
        super(PlatformTypes.SYSTEM);
    }

    @Override
    public RelDataType leastRestrictive(List<RelDataType> types, SqlTypeMappingRule rule) {
        RelDataType common = super.leastRestrictive(types, rule);
        if (common == null || common.getSqlTypeName() != SqlTypeName.DECIMAL) {
            return common;
        }
        int scale = types.stream().filter(type -> type.getSqlTypeName() == SqlTypeName.DECIMAL)
                .mapToInt(RelDataType::getScale).max().orElse(0);
        return common.getScale() >= scale ? common
                : createTypeWithNullability(createSqlType(SqlTypeName.DECIMAL, DIGITS, scale), common.isNullable());
    }
}
