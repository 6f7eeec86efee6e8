package org.shuqiao.query.plan;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDateLiteral;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlTimestampLiteral;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/**
 * Values of a statement of which an engine's SQL gets the places only: each place is a mark, with the number of the
 * value and the digits after the point that the planner gave it there. The marks begin with random digits that nobody
 * can know, so that no text of a grant or a statement is taken for one.
 */
final class OpenValues {

    /** Nothing is left open. */
    static final OpenValues NONE = new OpenValues("", List.of());

    private static final int MARK_BYTES = 16;
    private static final int PRECEDENCE = 200;

    private final String mark;
    private final List<SqlLiteral> standIns;

    private OpenValues(String mark, List<SqlLiteral> standIns) {
        this.mark = mark;
        this.standIns = List.copyOf(standIns);
    }

    /** @param standIns what the statement was planned with in their place */
    static OpenValues of(List<SqlLiteral> standIns) {
        byte[] random = new byte[MARK_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        return new OpenValues("open" + HexFormat.of().formatHex(random), standIns);
    }

    /** @return the statement of an engine with marks in the places of the values */
    SqlNode marked(SqlNode statement) {
        return standIns.isEmpty() ? statement : statement.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlLiteral literal) {
                return IntStream.range(0, standIns.size()).filter(i -> same(literal, standIns.get(i))).boxed()
                        .findFirst().<SqlNode>map(i -> new Mark(mark + "_" + i + "_" + digits(literal) + "_")
                        .createCall(SqlParserPos.ZERO)).orElse(literal);
            }
        });
    }

    private static boolean same(SqlLiteral one, SqlLiteral other) {
        return switch (one) {
            case SqlNumericLiteral number -> number.isExact()
                    && other instanceof SqlNumericLiteral
                    && number.getValueAs(BigDecimal.class).compareTo(other.getValueAs(BigDecimal.class)) == 0;
            case SqlCharStringLiteral text -> other instanceof SqlCharStringLiteral
                    && text.getValueAs(String.class).equals(other.getValueAs(String.class));
            case SqlDateLiteral date -> other instanceof SqlDateLiteral
                    && date.getValueAs(DateString.class).equals(other.getValueAs(DateString.class));
            case SqlTimestampLiteral time -> other instanceof SqlTimestampLiteral
                    && time.getValueAs(TimestampString.class).equals(other.getValueAs(TimestampString.class));
            default -> false;
        };
    }

    private static int digits(SqlLiteral literal) {
        return switch (literal) {
            case SqlNumericLiteral number -> Math.max(0, number.getValueAs(BigDecimal.class).scale());
            case SqlTimestampLiteral time -> time.getPrec();
            default -> 0;
        };
    }

    /**
     * @param dialect of the engine
     * @return what writes values into SQL with marks, as the engine's SQL would have been written with them
     */
    UnaryOperator<String> filling(List<SqlLiteral> values, SqlDialect dialect) {
        Pattern place = Pattern.compile(mark + "_(\\d+)_(\\d+)_");
        return sql -> place.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(written(values.get(
                Integer.parseInt(found.group(1))), Integer.parseInt(found.group(2)), dialect)));
    }

    private static String written(SqlLiteral value, int digits, SqlDialect dialect) {
        SqlLiteral there = switch (value) {
            case SqlNumericLiteral number -> SqlLiteral.createExactNumeric(
                    number.getValueAs(BigDecimal.class).setScale(digits).toPlainString(), SqlParserPos.ZERO);
            case SqlTimestampLiteral time -> SqlLiteral.createTimestamp(time.getTypeName(),
                    time.getValueAs(TimestampString.class), digits, SqlParserPos.ZERO);
            case SqlCharStringLiteral text -> SqlLiteral.createCharString(text.getValueAs(String.class),
                    SqlParserPos.ZERO);
            default -> value;
        };
        return there.toSqlString(dialect).getSql();
    }

    private static final class Mark extends SqlSpecialOperator {

        private final String text;

        Mark(String text) {
            super("OPEN", SqlKind.OTHER, PRECEDENCE); // never in brackets
            this.text = text;
        }

        @Override
        public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
            writer.literal(text);
        }
    }
}
