package org.shuqiao.query.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;

/** Differences of SQL syntax and JDBC drivers between the engines. */
public enum SqlFlavour {
    DUCKDB {
        /** HMAC by its definition (RFC 2104 §2); the engine runs in this process, so the key stays in it. */
        @Override
        public String token(String text, String key) {
            return "sha256(" + HmacPads.outer(key) + " || unhex(sha256(" + HmacPads.inner(key) + " || encode(" + text
                    + "))))";
        }

        @Override
        public boolean tokenises() {
            return true;
        }

        @Override
        public String type(ColumnType type, int scale) {
            return type == ColumnType.DOUBLE ? "DOUBLE" : standardType(type, scale);
        }

        /** A condition on a volatile column stays above the projection that makes it. */
        @Override
        public Optional<String> opaque() {
            return Optional.of("random() >= 0");
        }

        /** Eight hours are 28,800,000,000 microseconds. */
        @Override
        public String localTime(String time, boolean instant) {
            return "date_trunc('milliseconds', "
                    + (instant ? "make_timestamp(epoch_us(" + time + ") + 28800000000)" : time) + ")";
        }
    },
    POSTGRES {
        /**
         * A backslash in plain quotes is a character or an escape, as {@code standard_conforming_strings} says; in
         * {@code E'…'} it is an escape under every setting, and a doubled quote is a quote in both.
         */
        @Override
        public String text(String value) {
            return value.indexOf('\\') < 0 ? super.text(value) : 'E' + super.text(value.replace("\\", "\\\\"));
        }

        @Override
        public String type(ColumnType type, int scale) {
            return type == ColumnType.DOUBLE ? "DOUBLE PRECISION" : standardType(type, scale);
        }

        /** A sub-query with an OFFSET is planned by itself. */
        @Override
        public String barrier() {
            return " OFFSET 0";
        }

        @Override
        public String localTime(String time, boolean instant) {
            return "date_trunc('milliseconds', " + (instant ? "(" + time + " AT TIME ZONE INTERVAL '8 hours')" : time)
                    + ")";
        }
    },
    /** Spark SQL, in a session whose time zone is +08:00. */
    SPARK {
        @Override
        public String type(ColumnType type, int scale) {
            return switch (type) {
                case TEXT -> "STRING";
                case DOUBLE -> "DOUBLE";
                default -> standardType(type, scale);
            };
        }

        /** A condition on a column that is not deterministic stays above the projection that makes it. */
        @Override
        public Optional<String> opaque() {
            return Optional.of("rand() >= 0");
        }

        /** Both kinds of times compare with one that is read at +08:00. */
        @Override
        public String commonTime(String time, boolean instant) {
            return super.commonTime(time, false);
        }

        @Override
        public String localTime(String time, boolean instant) {
            return "date_trunc('MILLISECOND', CAST(" + time + " AS TIMESTAMP))";
        }

        @Override
        public String name(String name) {
            return '`' + checkedName(name).replace("`", "``") + '`';
        }

        /**
         * How a quote, a backslash or {@code ${…}} in a text is read depends on settings of this engine, and on
         * gateways before it. A text that has more than plain characters is written as its bytes.
         */
        @Override
        public String text(String value) {
            if (value.codePoints().allMatch(SqlFlavour::isPlain)) {
                return "'" + checkedText(value) + "'";
            }
            byte[] bytes = checkedText(value).getBytes(StandardCharsets.UTF_8);
            return "decode(unhex('" + HexFormat.of().formatHex(bytes) + "'), 'UTF-8')";
        }

        @Override
        public String startsWith(String text, String beginning) {
            return "startswith(" + text + ", " + beginning + ")";
        }

        /** The driver makes no decimal of the double that a quotient is. */
        @Override
        public BigDecimal decimal(ResultSet rows, int at) throws SQLException {
            return switch (rows.getObject(at)) {
                case null -> null;
                case Double real -> BigDecimal.valueOf(real);
                default -> rows.getBigDecimal(at);
            };
        }

        /**
         * The driver brings a time through the time zone of this process, whose summers once had another hour. A text
         * it leaves alone. A projection over rows in order keeps their order.
         */
        @Override
        public String driverSafe(String sql, List<ColumnType> types) {
            if (!types.contains(ColumnType.TIMESTAMP)) {
                return sql;
            }
            String names = IntStream.range(0, types.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
            String items = IntStream.range(0, types.size())
                    .mapToObj(i -> types.get(i) == ColumnType.TIMESTAMP ? "CAST(c" + i + " AS STRING)" : "c" + i)
                    .collect(Collectors.joining(", "));
            return "SELECT " + items + " FROM (" + sql + ") AS r(" + names + ")";
        }

        @Override
        public LocalDate date(ResultSet rows, int at) throws SQLException {
            String text = rows.getString(at);
            return text == null ? null : LocalDate.parse(text);
        }

        /** The driver would write the values into the statement, and mind only their quotes. */
        @Override
        public boolean binds() {
            return false;
        }

        @Override
        public LocalDateTime timestamp(ResultSet rows, int at) throws SQLException {
            String text = rows.getString(at);
            return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T'));
        }
    };

    /**
     * @return SQL of the token of a text under a key, where the engine computes it; the text itself where this process
     *     does, because the engine is another process and must not see the key
     */
    public String token(String text, String key) {
        return text;
    }

    /** @return whether {@link #token} is the token already */
    public boolean tokenises() {
        return false;
    }

    public abstract String type(ColumnType type, int scale);

    /**
     * @return the end of a SELECT whose rows no condition of the query meets before its own, empty where the engine has
     *     no such end
     */
    public String barrier() {
        return "";
    }

    /**
     * @return a condition that is true and that the engine cannot reckon with, so that what stands under it is neither
     *     moved nor simplified; empty where {@link #barrier()} does it
     */
    public Optional<String> opaque() {
        return Optional.empty();
    }

    /** @return whether a date lies in the years 1 to 9999, which every engine and driver can calculate with */
    public String commonDate(String date) {
        return date + " BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'";
    }

    /** @return whether a time lies in those years, by a day in which no time zone moves it out of them */
    public String commonTime(String time, boolean instant) {
        String literal = instant ? "TIMESTAMPTZ '%s 00:00:00+00'" : "TIMESTAMP '%s 00:00:00'";
        return time + " BETWEEN " + literal.formatted("0001-01-02") + " AND " + literal.formatted("9999-12-31");
    }

    /** @return the civil time at +08:00, to the millisecond, of a time that is an instant or civil already */
    public abstract String localTime(String time, boolean instant);

    private static String standardType(ColumnType type, int scale) {
        return switch (type) {
            case TEXT -> "VARCHAR";
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DECIMAL(38, " + scale + ")";
            case DOUBLE -> "DOUBLE PRECISION";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
        };
    }

    public String name(String name) {
        return '"' + checkedName(name).replace("\"", "\"\"") + '"';
    }

    /** @return the value as a literal that no setting of the engine reads otherwise */
    public String text(String value) {
        return "'" + checkedText(value).replace("'", "''") + "'";
    }

    /** @return whether every engine can hold this text: it has no NUL and no half of a surrogate pair */
    public static boolean isText(String value) {
        return value.codePoints().noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE
                && c <= Character.MAX_SURROGATE));
    }

    /** @return whether every engine can have this name: a text without control characters and variables */
    public static boolean isName(String value) {
        return isText(value) && value.codePoints().noneMatch(Character::isISOControl) && !value.contains("${");
    }

    private static boolean isPlain(int character) {
        return Character.isLetterOrDigit(character) || " _-.:,%*+/@#()、。·".indexOf(character) >= 0;
    }

    private static String checkedText(String value) {
        if (!isText(value)) {
            throw new CodedException(QueryCode.NOT_TEXT, "-");
        }
        return value;
    }

    private static String checkedName(String name) {
        if (!isName(name)) {
            throw new CodedException(QueryCode.NOT_TEXT, "-");
        }
        return name;
    }

    /** @return whether values can be bound to a statement */
    public boolean binds() {
        return true;
    }

    public String startsWith(String text, String beginning) {
        return "starts_with(" + text + ", " + beginning + ")";
    }

    /** @return the statement in a form whose values the driver brings as they are */
    public String driverSafe(String sql, List<ColumnType> types) {
        return sql;
    }

    /** @return a decimal of a row, null where there is none */
    public BigDecimal decimal(ResultSet rows, int at) throws SQLException {
        return rows.getBigDecimal(at);
    }

    /** @return a date of a row, null where there is none */
    public LocalDate date(ResultSet rows, int at) throws SQLException {
        return rows.getObject(at, LocalDate.class);
    }

    /** @return a civil time of a row, null where there is none */
    public LocalDateTime timestamp(ResultSet rows, int at) throws SQLException {
        return rows.getObject(at, LocalDateTime.class);
    }
}
