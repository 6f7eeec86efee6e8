package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.exchange.domain.quarantine.BrokenRule;
import org.shuqiao.exchange.domain.quarantine.KeptRow;
import org.shuqiao.exchange.domain.quarantine.Quarantine;
import org.shuqiao.exchange.domain.quarantine.QuarantineMark;
import org.shuqiao.exchange.domain.quarantine.QuarantinePart;
import org.shuqiao.exchange.platform.quarantine.Replay;

/** Forms in which the REST API shows rows in quarantine and what is done with them. */
final class QuarantineView {

    private QuarantineView() { }

    /** @param rows counts of the newest run; in = standard + quarantined + merged */
    record Summary(String dataset, String department, String run, String pack, RowCounts rows, List<Rule> rules) { }

    /** @param sources columns of the source that the standard column is made from */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Rule(String rule, String column, List<String> sources, long rows, String reason, Optional<Mark> mark) {

        static Rule of(BrokenRule each, Language language) {
            return new Rule(each.rule(), each.column(), each.sources(), each.rows(),
                    language == Language.ZH ? each.zh() : each.en(), each.mark().map(mark -> Mark.of(mark, false)));
        }
    }

    /** @param gone whether the marked row is in quarantine no more */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Mark(long id, String rule, String column, Optional<String> row, String verdict, String reason, String by,
            Instant at, String run, boolean gone) {

        static Mark of(Quarantine.StandingMark each) {
            return of(each.mark(), each.gone());
        }

        static Mark of(QuarantineMark mark, boolean gone) {
            return new Mark(mark.id(), mark.rule(), mark.column(), mark.row(), mark.verdict().code(), mark.reason(),
                    mark.by(), mark.at(), mark.run(), gone);
        }
    }

    /** @param total rows under the rule */
    record Part(long total, long from, List<String> columns, List<Row> rows) {

        static Part of(QuarantinePart part, Language language) {
            return new Part(part.total(), part.from(), part.columns(),
                    part.rows().stream().map(row -> Row.of(row, part.columns(), language)).toList());
        }
    }

    /**
     * Row as its source gave it.
     *
     * @param number its place in the batch, from 1
     * @param wrong  the source's columns that the rule is about
     */
    record Row(String row, String batch, long number, String rule, String column, Map<String, String> cells,
            List<String> wrong, String reason) {

        static Row of(KeptRow kept, List<String> columns, Language language) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                String column = columns.get(i);
                kept.cells().get(i).ifPresent(cell -> cells.put(column, cell));
            }
            return new Row(kept.row(), kept.batch(), kept.number(), kept.rule(), kept.column(), cells,
                    kept.wrong().stream().sorted().map(columns::get).toList(),
                    language == Language.ZH ? kept.zh() : kept.en());
        }
    }

    /**
     * Replay beside the run before it.
     *
     * @param state    {@code running-or-failed}, {@code unchanged} or {@code done}
     * @param released rows fewer in quarantine
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ReplayView(String job, String reason, String by, Instant at, String state, Optional<RowCounts> before,
            Optional<RowCounts> after, Optional<String> packBefore, Optional<String> packAfter,
            Optional<Long> released, boolean addsUp, List<Replay.RuleChange> rules) {

        static ReplayView of(Replay replay) {
            return new ReplayView(replay.job(), replay.reason(), replay.by(), replay.at(),
                    replay.after().isEmpty() ? "running-or-failed" : replay.unchanged() ? "unchanged" : "done",
                    replay.before().map(DatasetFacts::rows), replay.after().map(DatasetFacts::rows),
                    replay.before().map(DatasetFacts::pack), replay.after().map(DatasetFacts::pack),
                    replay.released(), replay.addsUp(), replay.changes());
        }
    }
}
