package org.shuqiao.centre.event;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.shuqiao.centre.Words;
import org.shuqiao.centre.indicator.Formula;

/**
 * Source of reports as its file says.
 *
 * @param owner   department under whose grants it is drawn, and in whose pool its reports are
 * @param purpose of those grants
 * @param days    how far back rows are asked for
 * @param columns by what they say: the column of the answer
 * @param closed  texts of the status that say that the matter is over
 */
public record EventSource(String id, Words name, String owner, String purpose, int days, Formula sql,
        Map<ReportField, String> columns, Set<String> closed) {

    public EventSource {
        columns = Map.copyOf(columns);
        closed = Set.copyOf(closed);
    }

    /** @return the SQL up to a day: {@code {from}} is so many days before, {@code {to}} the day after */
    String upTo(LocalDate day) {
        return sql.over(day.minusDays(days), day.plusDays(1));
    }

    Progress progress(String status) {
        if (status.isEmpty()) {
            return Progress.UNKNOWN;
        }
        return closed.contains(status) ? Progress.OVER : Progress.OPEN;
    }
}
