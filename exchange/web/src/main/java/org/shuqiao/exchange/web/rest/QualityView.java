package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.dataset.Freshness;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.dataset.RuleCount;
import org.shuqiao.catalog.quality.DatasetQuality;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.exchange.platform.quality.Qualities;
import org.shuqiao.exchange.platform.quality.QualityThresholds;

/** Forms in which the REST API shows the quality of data. */
final class QualityView {

    private QualityView() { }

    /**
     * Quality of one run.
     *
     * @param grade  {@code excellent} to {@code failing}; absent where the run measured nothing
     * @param number 5 to 1
     * @param mean   of the six dimensions, 0 to 1
     * @param work   whether it made the whole or changes, and how much that was; absent where that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Point(String run, Instant endedAt, String pack, Optional<String> grade, Optional<Integer> number,
            Optional<Double> mean, List<QualityScore> dimensions, RowCounts rows, Optional<RunWork> work) {

        static Point of(Qualities.RunQuality each) {
            return new Point(each.facts().run(), each.facts().endedAt(), each.facts().pack(),
                    each.quality().map(quality -> quality.grade().code()),
                    each.quality().map(quality -> quality.grade().number()),
                    each.quality().map(DatasetQuality::mean), each.facts().quality(), each.facts().rows(),
                    each.work());
        }
    }

    /** Grade that an entry needs. @param own whether the entry has a threshold of its own; else the city's counts */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Needed(long entry, String name, String least, int number, boolean own, Optional<String> reason,
            Optional<String> by, Optional<Instant> at) {

        static Needed of(Qualities.Needed each) {
            return new Needed(each.entry(), each.name(), each.least().code(), each.least().number(),
                    each.own().isPresent(), each.own().map(QualityThresholds.Threshold::reason),
                    each.own().map(QualityThresholds.Threshold::by), each.own().map(QualityThresholds.Threshold::at));
        }
    }

    /**
     * A dataset's quality.
     *
     * @param rules     rows by rule that the newest run counted, the most first
     * @param trend     the runs that wrote new data, newest first
     * @param needed    what its entries need at least to be published
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Quality(String dataset, String department, Point newest, List<RuleCount> rules,
            Optional<Freshness> freshness, List<Needed> needed, List<Point> trend) { }

    /** A monthly report in the list. */
    record ReportLine(String id, String month, String department, int datasets, boolean signed) { }
}
