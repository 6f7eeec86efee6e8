package org.shuqiao.exchange.platform.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.dataset.Freshness;
import org.shuqiao.catalog.quality.DatasetQuality;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Writes what a month's report says of a department's datasets: runs, grade now and a month before, the six dimensions,
 * rows, rules, marks, replays, days overdue. Counts and shares only; a share is a whole number of thousandths.
 */
final class QualityMonth {

    private static final int RULES = 10;

    private final ExchangeStore store;
    private final Datasets datasets;

    QualityMonth(ExchangeStore store, Datasets datasets) {
        this.store = store;
        this.datasets = datasets;
    }

    /** @return empty where the department had no run until the month's end */
    Optional<ObjectNode> report(String department, YearMonth month) {
        Instant from = month.atDay(1).atStartOfDay(ExchangeStore.ZONE).toInstant();
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(ExchangeStore.ZONE).toInstant();
        ObjectNode report = CanonicalJson.object().put("v", 1).put("month", month.toString())
                .put("department", department).put("at", PolicyJson.time(store.now()));
        ArrayNode list = report.putArray("datasets");
        Map<String, Integer> grades = new TreeMap<>();
        datasets.all().stream().map(summary -> summary.facts())
                .filter(facts -> facts.department().equals(department)).map(DatasetFacts::dataset).sorted()
                .forEach(dataset -> dataset(dataset, from, to).ifPresent(each -> {
                    list.add(each);
                    grades.merge(each.path("grade").asText("unmeasured"), 1, Integer::sum);
                }));
        ObjectNode counted = report.putObject("grades");
        grades.forEach(counted::put);
        return list.isEmpty() ? Optional.empty() : Optional.of(report);
    }

    private Optional<ObjectNode> dataset(String dataset, Instant from, Instant to) {
        List<DatasetFacts> until = datasets.history(dataset).stream().filter(facts -> facts.endedAt().isBefore(to))
                .sorted(Comparator.comparing(DatasetFacts::endedAt).reversed()).toList();
        return until.stream().findFirst().map(last -> {
            ObjectNode tree = CanonicalJson.object().put("dataset", dataset).put("zh", last.titleZh())
                    .put("en", last.titleEn()).put("run", last.run()).put("pack", last.pack())
                    .put("runs", until.stream().filter(facts -> !facts.endedAt().isBefore(from)).count());
            DatasetQuality.of(last).ifPresent(quality -> quality(tree, quality));
            until.stream().filter(facts -> facts.endedAt().isBefore(from)).findFirst().flatMap(DatasetQuality::of)
                    .ifPresent(before -> tree.put("gradeBefore", before.grade().code()));
            tree.putObject("rows").put("in", last.rows().in()).put("standard", last.rows().standard())
                    .put("quarantined", last.rows().quarantined()).put("merged", last.rows().merged());
            tree.put("daysOverdue", datasets.freshnessAt(dataset, to).map(fresh -> overdue(fresh, to)).orElse(0L));
            tree.put("corrected", marks(dataset, "corrected", from, to))
                    .put("wrongRule", marks(dataset, "wrong-rule", from, to))
                    .put("replays", replays(dataset, from, to));
            return tree;
        });
    }

    private static void quality(ObjectNode tree, DatasetQuality quality) {
        tree.put("grade", quality.grade().code()).put("thousandths", thousandths(quality.mean()));
        ObjectNode dimensions = tree.putObject("dimensions");
        quality.scores().forEach(score -> dimensions.put(score.dimension().code(), thousandths(score.score())));
        ArrayNode rules = tree.putArray("rules");
        quality.rules().stream().limit(RULES).forEach(rule -> rules.addObject().put("rule", rule.rule())
                .put("level", rule.level()).put("rows", rule.rows()));
    }

    private static long thousandths(double share) {
        return (long) Math.floor(share * 1000 + 1e-9);
    }

    private static long overdue(Freshness fresh, Instant at) {
        return fresh.due().isBefore(at) ? Math.max(1, Duration.between(fresh.due(), at).toDays()) : 0;
    }

    private long marks(String dataset, String verdict, Instant from, Instant to) {
        return store.sql("""
                select count(*) from exchange.quarantine_mark
                where dataset = :dataset and verdict = :verdict and at >= :from and at < :to""")
                .param("dataset", dataset).param("verdict", verdict).param("from", ExchangeStore.column(from))
                .param("to", ExchangeStore.column(to)).query(Long.class).single();
    }

    private long replays(String dataset, Instant from, Instant to) {
        return store.sql("""
                select count(*) from exchange.quarantine_replay
                where dataset = :dataset and at >= :from and at < :to""")
                .param("dataset", dataset).param("from", ExchangeStore.column(from))
                .param("to", ExchangeStore.column(to)).query(Long.class).single();
    }
}
