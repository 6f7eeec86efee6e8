package org.shuqiao.query.jdbc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;

/**
 * Table {@code shuqiao.receipts} of a connection: the receipts of the statements that it asked, delivered or refused.
 * It is the connection's own and asks no source, so that reading it leaves no record. It is read by one form of
 * statement: {@code SELECT * | columns FROM shuqiao.receipts [WHERE record = '…'] [ORDER BY number [DESC]] [LIMIT n]};
 * any other is a query like all others, and there is no such table for those.
 */
final class ReceiptTable {

    private static final Pattern FORM = Pattern.compile("\\s*select\\s+(?<columns>\\*|\\w+(?:\\s*,\\s*\\w+)*)\\s+from"
            + "\\s+shuqiao\\.receipts(?:\\s+where\\s+record\\s*=\\s*'(?<record>\\w*)')?"
            + "(?<order>\\s+order\\s+by\\s+number(?<desc>\\s+desc)?)?(?:\\s+limit\\s+(?<limit>\\d{1,10}))?"
            + "(?:\\s+fetch\\s+next\\s+(?<fetch>\\d{1,10})\\s+rows\\s+only)?\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE);

    private ReceiptTable() { }

    /** Row of the table. @param number of the statement within the connection, from 1 */
    record Entry(long number, String outcome, Optional<String> code, Optional<Long> rows, JdbcResult.Proof proof) {

        static Entry of(long number, JdbcResult result, JdbcResult.Proof proof) {
            return switch (result) {
                case JdbcResult.Answered answered -> new Entry(number, "delivered", Optional.empty(),
                        Optional.of((long) answered.answer().rows().size()), proof);
                case JdbcResult.Refused refused -> new Entry(number, "refused",
                        Optional.of(refused.reason().code().id()), Optional.empty(), proof);
            };
        }
    }

    private enum Column {
        NUMBER(ColumnType.INTEGER, Entry::number),
        RECORD(ColumnType.TEXT, entry -> entry.proof().record()),
        OUTCOME(ColumnType.TEXT, Entry::outcome),
        CODE(ColumnType.TEXT, entry -> entry.code().orElse(null)),
        ROWS(ColumnType.INTEGER, entry -> entry.rows().orElse(null)),
        RECEIPT(ColumnType.TEXT, entry -> entry.proof().receipt()),
        SALT(ColumnType.TEXT, entry -> entry.proof().salt());

        private final ColumnType type;
        private final Function<Entry, Object> value;

        Column(ColumnType type, Function<Entry, Object> value) {
            this.type = type;
            this.value = value;
        }
    }

    /** @return the answer, when the statement asks for this table in its form */
    static Optional<Answer> answer(String sql, List<Entry> entries) {
        Matcher asked = FORM.matcher(sql.length() > 1_000 ? "" : sql);
        return asked.matches() ? columns(asked.group("columns")).map(columns -> answer(columns, asked, entries))
                : Optional.empty();
    }

    private static Optional<List<Column>> columns(String list) {
        if (list.equals("*")) {
            return Optional.of(List.of(Column.values()));
        }
        try {
            return Optional.of(Arrays.stream(list.split(",")).map(name -> Column.valueOf(
                    name.strip().toUpperCase(Locale.ROOT))).toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @return rows at most, as the statement says by LIMIT, and a connection's maximum by FETCH */
    private static long most(Matcher asked, String group) {
        return asked.group(group) == null ? Long.MAX_VALUE : Long.parseLong(asked.group(group));
    }

    private static Answer answer(List<Column> columns, Matcher asked, List<Entry> entries) {
        Comparator<Entry> order = Comparator.comparingLong(Entry::number);
        List<List<Object>> rows = entries.stream()
                .filter(entry -> asked.group("record") == null || entry.proof().record().equals(asked.group("record")))
                .sorted(asked.group("desc") == null ? order : order.reversed())
                .limit(Math.min(most(asked, "limit"), most(asked, "fetch")))
                .map(entry -> columns.stream().map(column -> column.value.apply(entry)).toList())
                .toList();
        return new Answer(columns.stream().map(column -> new AnswerColumn(column.name().toLowerCase(Locale.ROOT),
                column.type)).toList(), rows, Map.of(), Set.of(), "");
    }
}
