package org.shuqiao.exchange.platform.onboarding;

import java.util.List;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

/**
 * Result of trying a source file.
 *
 * @param dataset its id, {@code <department>_<dataset>}
 * @param departmentKnown whether the department is one of the city's
 * @param installed whether the file is one of the source folder
 * @param rows rows of the sample; {@code standard + quarantined} of them
 * @param repeated standard rows whose natural key another one of the sample has too: a run would merge them
 * @param rules the rules that were broken, the most frequent first
 * @param examples some standard rows: column to value as shown
 * @param remarks what had better be looked at, although it can be tried
 * @param problems why the source could not be tried, or why its mapping is of no use
 */
public record Trial(String dataset, String department, String kind, boolean departmentKnown, boolean installed,
        long rows, long standard, long quarantined, long repeated, List<Column> columns, List<BrokenRule> rules,
        List<Map<String, String>> examples, List<Problem> problems, List<Problem> remarks) {

    /**
     * A column of the standard table.
     *
     * @param from source columns
     * @param standard rows with a certain value, {@code empty} without any, {@code flagged} with a doubtful one
     * @param quarantined rows that this column sent to quarantine
     */
    public record Column(String name, List<String> from, String element, String type, long standard, long empty,
            long flagged, long quarantined) { }

    /** A rule that rows broke in a column. */
    public record BrokenRule(String rule, String level, String column, long rows, String zh, String en) {
        public String text(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    /** A coded error. */
    public record Problem(String code, String zh, String en) {
        static Problem of(CodedException e) {
            return new Problem(e.code().id(), e.text(Language.ZH), e.text(Language.EN));
        }

        /** @return code, problem and remedy */
        public String text(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    /** @return whether the source can be collected and mapped */
    public boolean usable() {
        return problems.isEmpty();
    }
}
