package org.shuqiao.query.fuzz;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;

/**
 * All that a consumer learns from a query.
 *
 * @param counts the columns, and the source rows behind the answer
 * @param code empty when it was answered
 * @param words of the refusal, in both languages, or of the plan
 * @param place where it failed; a consumer does not see it
 */
record Outcome(List<List<Object>> rows, String counts, String code, String words, String place) {

    private static final Limits LIMITS = new Limits(100_000, Duration.ofSeconds(10));

    static Outcome of(QueryEngine engine, String sql, List<AccessRule> rules) {
        try {
            Answer answer = engine.execute(new Query(ParsedSql.of(sql), rules, LIMITS, true));
            return new Outcome(answer.rows(), answer.columns() + " of " + new TreeMap<>(answer.sourceRows()), "",
                    answer.plan(), "");
        } catch (CodedException e) {
            return new Outcome(List.of(), "", e.code().id(), e.text(Language.EN) + e.text(Language.ZH),
                    place(e));
        } catch (RuntimeException | Error e) {
            return new Outcome(List.of(), "", e.getClass().getName(), String.valueOf(e.getMessage()), place(e));
        }
    }

    /** @return where it failed, for whoever mends it */
    private static String place(Throwable failure) {
        StringBuilder out = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            out.append('\n').append(each.getClass().getSimpleName()).append(' ')
                    .append(each instanceof CodedException
                    ? "" : each.getMessage());
            Arrays.stream(each.getStackTrace()).limit(4).forEach(at -> out.append("\n  at ").append(at));
        }
        return out.toString();
    }

    boolean answered() {
        return code.isEmpty();
    }

    /** @return whether it took too long, which tells nothing */
    boolean timeOver() {
        return code.equals(QueryCode.TIME_OVER.id());
    }

    /** @return what differs for a consumer, empty when nothing does */
    String difference(Outcome other) {
        if (timeOver() || other.timeOver()) {
            return "";
        }
        if (!code.equals(other.code)) {
            return "one " + (answered() ? "answers " + rows.size() + " rows" : code) + ", other "
                    + (other.answered() ? "answers " + other.rows.size() + " rows" : other.code);
        }
        if (!words.equals(other.words)) {
            return (answered() ? "plans" : "messages") + " differ:\n" + words + "\n" + other.words;
        }
        if (!counts.equals(other.counts)) {
            return "columns or counts differ: " + counts + " " + other.counts;
        }
        List<String> left = Comparison.canonical(rows);
        List<String> right = Comparison.canonical(other.rows);
        return left.equals(right) ? "" : "rows differ: " + left + " and " + right;
    }

    boolean shows(String secret) {
        return words.contains(secret) || rows.stream().anyMatch(row -> row.stream()
                .anyMatch(value -> value instanceof String text && text.contains(secret)));
    }
}
