package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.parser.impl.SqlParserImplConstants;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.plan.SqlWords.Word;

/**
 * Statement with parameters. Values are written into its text as literals: what is asked, recorded and signed is one
 * statement, parsed where all others are. Until then only its words are looked at.
 */
public final class PreparedSql {

    private final String text;
    private final List<Word> parameters;

    private PreparedSql(String text, List<Word> parameters) {
        this.text = text;
        this.parameters = List.copyOf(parameters);
    }

    public static PreparedSql of(String text) {
        return new PreparedSql(text, SqlWords.of(text).stream()
                .filter(word -> word.kind() == SqlParserImplConstants.HOOK).toList());
    }

    /** @return how many values it takes */
    public int parameters() {
        return parameters.size();
    }

    /** @param literals one for each parameter, in the order of the text, each readable as a literal */
    public String with(List<String> literals) {
        if (literals.size() != parameters.size()) {
            throw new CodedException(QueryCode.PARAMETER_UNUSABLE, Math.min(literals.size(), parameters.size()) + 1);
        }
        StringBuilder whole = new StringBuilder();
        int from = 0;
        for (int i = 0; i < parameters.size(); i++) {
            whole.append(text, from, parameters.get(i).from()).append(literals.get(i));
            from = parameters.get(i).to();
        }
        return whole.append(text, from, text.length()).toString();
    }

    /**
     * Bounds the rows of a statement; one that has a lower bound of its own stays as it is.
     *
     * @param rows at most, from 1
     */
    public static String limited(String sql, long rows) {
        List<Word> words = SqlWords.of(sql);
        int own = bound(words);
        if (own < 0) {
            boolean ended = !words.isEmpty() && words.getLast().kind() == SqlParserImplConstants.SEMICOLON;
            return sql.substring(0, ended ? words.getLast().from() : sql.length())
                    + "\nFETCH NEXT " + rows + " ROWS ONLY";
        }
        List<Word> counts = new ArrayList<>();
        for (Word word : words.subList(own + 1, words.size())) {
            if (word.kind() == SqlParserImplConstants.UNSIGNED_INTEGER_LITERAL) {
                counts.add(word);
            } else if (word.kind() == SqlParserImplConstants.OFFSET) {
                break;
            }
        }
        if (counts.isEmpty()) {
            return sql; // LIMIT ALL, or a parameter
        }
        Word count = counts.getLast(); // LIMIT start, count
        String digits = sql.substring(count.from(), count.to());
        return digits.length() < String.valueOf(Long.MAX_VALUE).length() && Long.parseLong(digits) <= rows ? sql
                : sql.substring(0, count.from()) + rows + sql.substring(count.to());
    }

    /** @return where LIMIT or FETCH of the whole statement stands: outside of every bracket; negative for nowhere */
    private static int bound(List<Word> words) {
        int open = 0;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i).kind()) {
                case SqlParserImplConstants.LPAREN -> open++;
                case SqlParserImplConstants.RPAREN -> open--;
                case SqlParserImplConstants.LIMIT, SqlParserImplConstants.FETCH -> {
                    if (open == 0) {
                        return i;
                    }
                }
                default -> { }
            }
        }
        return -1;
    }

    /** Leaves out the text, which may hold personal values. */
    @Override
    public String toString() {
        return "PreparedSql[" + parameters.size() + "]";
    }
}
