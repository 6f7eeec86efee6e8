package org.shuqiao.exchange.domain.league;

/**
 * Record of a department in answering requests, from the signed acts of both sides.
 *
 * @param answered    in all
 * @param onTime      of these, on or before the due date
 * @param late        of these, after it
 * @param daysLate    working days by which these were late, together
 * @param open        not answered, and not overdue
 * @param openOverdue not answered, and overdue
 */
public record LeagueLine(String department, int answered, int onTime, int late, int daysLate, int open,
        int openOverdue) {

    static LeagueLine none(String department) {
        return new LeagueLine(department, 0, 0, 0, 0, 0, 0);
    }

    LeagueLine answered(int overdue) {
        boolean late = overdue > 0;
        return new LeagueLine(department, answered + 1, onTime + (late ? 0 : 1), this.late + (late ? 1 : 0),
                daysLate + overdue, open, openOverdue);
    }

    LeagueLine open(boolean overdue) {
        return new LeagueLine(department, answered, onTime, late, daysLate, open + (overdue ? 0 : 1),
                openOverdue + (overdue ? 1 : 0));
    }
}
