package org.shuqiao.query.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Optional;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ColumnMetaData.AvaticaType;
import org.apache.calcite.avatica.ColumnMetaData.Rep;
import org.shuqiao.query.answer.ColumnType;

/**
 * JDBC side of each column type.
 *
 * @param sql     number in {@link Types}
 * @param literal around a literal of it, where it has something around
 * @param precision characters of a text, digits of a number
 */
record JdbcTypes(int sql, String name, Rep travels, Class<?> read, int precision, Optional<String> literal) {

    static final int DIGITS = 38;
    static final int CHARACTERS = 65_536;
    /** Digits after the point that a tool keeps room for; a decimal without a scale of its own has ten. */
    private static final int SCALE = 10;
    private static final int LONG_DIGITS = 19;
    private static final int DOUBLE_DIGITS = 15;
    private static final int DATE_CHARACTERS = 10;
    private static final int TIME_CHARACTERS = 23;

    static JdbcTypes of(ColumnType type) {
        Optional<String> quote = Optional.of("'");
        return switch (type) {
            case TEXT -> new JdbcTypes(Types.VARCHAR, "VARCHAR", Rep.STRING, String.class, CHARACTERS, quote);
            case INTEGER -> new JdbcTypes(Types.BIGINT, "BIGINT", Rep.LONG, Long.class, LONG_DIGITS,
                    Optional.empty());
            case DECIMAL -> new JdbcTypes(Types.DECIMAL, "DECIMAL", Rep.NUMBER, BigDecimal.class, DIGITS,
                    Optional.empty());
            case DOUBLE -> new JdbcTypes(Types.DOUBLE, "DOUBLE", Rep.DOUBLE, Double.class, DOUBLE_DIGITS,
                    Optional.empty());
            case BOOLEAN -> new JdbcTypes(Types.BOOLEAN, "BOOLEAN", Rep.BOOLEAN, Boolean.class, 1, Optional.empty());
            case DATE -> new JdbcTypes(Types.DATE, "DATE", Rep.INTEGER, Date.class, DATE_CHARACTERS, quote);
            case TIMESTAMP -> new JdbcTypes(Types.TIMESTAMP, "TIMESTAMP", Rep.LONG, Timestamp.class, TIME_CHARACTERS,
                    quote);
        };
    }

    AvaticaType avatica() {
        return ColumnMetaData.scalar(sql, name, travels);
    }

    /** @return digits after the point, of which a tool keeps no more */
    int scale() {
        return sql == Types.DECIMAL ? SCALE : 0;
    }

    boolean isNumber() {
        return literal.isEmpty() && sql != Types.BOOLEAN;
    }
}
