package org.shuqiao.pipelines.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.shuqiao.standards.element.ValueType;
import org.shuqiao.standards.mapping.OutputColumn;

/** Converts standard values from text to Spark SQL types. */
final class LakeType {

    private static final int MOST_PRECISION = 38;

    private LakeType() { }

    static DataType of(OutputColumn column) {
        return switch (column.type()) {
            case TEXT -> DataTypes.StringType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampType;
            case DECIMAL -> DataTypes.createDecimalType(precision(column), column.scale());
            case INTEGER -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
        };
    }

    /** @return the value in the column's type; empty if the type cannot hold it whole */
    static Optional<Object> value(OutputColumn column, String text) {
        try {
            return switch (column.type()) {
                case TEXT -> Optional.of(text);
                case DATE -> Optional.of(LocalDate.parse(text));
                case TIMESTAMP -> Optional.of(OffsetDateTime.parse(text).toInstant());
                case DECIMAL -> decimal(column, text);
                case INTEGER -> Optional.of(Long.parseLong(text));
                case DOUBLE -> number(Double.parseDouble(text));
            };
        } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> decimal(OutputColumn column, String text) {
        BigDecimal value = new BigDecimal(text).setScale(column.scale(), RoundingMode.UNNECESSARY);
        return value.precision() <= precision(column) ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Object> number(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private static int precision(OutputColumn column) {
        return column.type() == ValueType.DECIMAL && column.precision() > 0 ? column.precision() : MOST_PRECISION;
    }
}
