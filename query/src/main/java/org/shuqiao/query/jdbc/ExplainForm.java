package org.shuqiao.query.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;

/** Form of a statement that asks for a plan: {@code EXPLAIN [PLAN FOR] SELECT …}. */
final class ExplainForm {

    private static final Pattern FORM = Pattern.compile("\\s*explain\\s+(?:plan\\s+for\\s+)?(?=select\\b|with\\b|\\()",
            Pattern.CASE_INSENSITIVE);

    private ExplainForm() { }

    /** @return the statement whose plan is asked for */
    static Optional<String> of(String sql) {
        Matcher asked = FORM.matcher(sql);
        return asked.lookingAt() ? Optional.of(sql.substring(asked.end())) : Optional.empty();
    }

    /** @return the plan, a row for each line */
    static Answer answer(String plan) {
        List<List<Object>> lines = plan.lines().<List<Object>>map(List::of).toList();
        return new Answer(List.of(new AnswerColumn("plan", ColumnType.TEXT)), lines, Map.of(), Set.of(), "");
    }
}
