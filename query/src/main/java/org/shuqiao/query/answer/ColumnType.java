package org.shuqiao.query.answer;

/** Value types of query results, the same for every engine. */
public enum ColumnType {
    /** {@link String} */
    TEXT,
    /** {@link Long} */
    INTEGER,
    /** {@link java.math.BigDecimal}, at most 38 digits */
    DECIMAL,
    /** {@link Double} */
    DOUBLE,
    /** {@link Boolean} */
    BOOLEAN,
    /** {@link java.time.LocalDate} */
    DATE,
    /** {@link java.time.LocalDateTime}: civil time at +08:00, to the millisecond */
    TIMESTAMP
}
