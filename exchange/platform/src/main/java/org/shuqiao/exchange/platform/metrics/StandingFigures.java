package org.shuqiao.exchange.platform.metrics;

import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.DatasetSummary;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.exchange.platform.settings.Home;

/**
 * Figures of how the platform stands: queues, the log and who has seen how much of it, each dataset's newest run, disk
 * and back-up. Their labels are departments, datasets and names of queues alone.
 */
public final class StandingFigures {

    private final ExchangeStore store;
    private final Datasets datasets;
    private final LedgerStatus ledger;
    private final Home home;
    private final Clock clock;
    private final boolean atlas;

    /** @param atlas whether the catalogue is published to one, so that subjects wait for it */
    public StandingFigures(ExchangeStore store, Datasets datasets, LedgerStatus ledger, Home home, Clock clock,
            boolean atlas) {
        this.store = store;
        this.datasets = datasets;
        this.ledger = ledger;
        this.home = home;
        this.clock = clock;
        this.atlas = atlas;
    }

    /** One value of a metric. */
    record Figure(List<Tag> labels, double value) {

        static Figure of(double value, String... labels) {
            List<Tag> tags = new ArrayList<>();
            for (int i = 0; i < labels.length; i += 2) {
                tags.add(Tag.of(labels[i], labels[i + 1]));
            }
            return new Figure(List.copyOf(tags), value);
        }
    }

    /** @return by the metric's name its values now */
    Map<String, List<Figure>> read() {
        Map<String, List<Figure>> all = new LinkedHashMap<>();
        log(all);
        queues(all);
        runs(all);
        machine(all);
        return all;
    }

    private void log(Map<String, List<Figure>> all) {
        long size = store.sql("select coalesce(max(size), 0) from ledger.checkpoint").query(Long.class).single();
        all.put("shuqiao.log.records", List.of(Figure.of(size)));
        all.put("shuqiao.log.anchored.records", ledger.lastKnownAnchorSize().isPresent()
                ? List.of(Figure.of(ledger.lastKnownAnchorSize().getAsLong())) : List.of());
        all.put("shuqiao.ledger.away.seconds", List.of(Figure.of(ledger.outageSince().map(this::seconds).orElse(0.0))));
        List<Figure> seen = new ArrayList<>();
        List<Figure> ages = new ArrayList<>();
        store.sql("select split_part(split_part(witness, '+', 1), '/', 2), max(size), max(at) from "
                + "exchange.cosignature group by 1").query(row -> {
                    seen.add(Figure.of(row.getLong(2), "department", row.getString(1)));
                    ages.add(Figure.of(seconds(row.getTimestamp(3).toInstant()), "department", row.getString(1)));
                });
        all.put("shuqiao.witness.records", seen);
        all.put("shuqiao.witness.age.seconds", ages);
    }

    private void queues(Map<String, List<Figure>> all) {
        List<Figure> waiting = new ArrayList<>();
        List<Figure> oldest = new ArrayList<>();
        queue("ledger", "select count(*), min(at) from exchange.outbox where sent_at is null and "
                + "refused_at is null", waiting, oldest);
        queue("record-log", "select count(*), min(at) from exchange.record where logged_at is null", waiting, oldest);
        if (atlas) {
            queue("atlas", "select count(*), null::timestamptz from catalog.waiting where refused "
                    + "is null", waiting, oldest);
        }
        all.put("shuqiao.queue.waiting", waiting);
        all.put("shuqiao.queue.oldest.seconds", oldest);
    }

    private void queue(String name, String query, List<Figure> waiting, List<Figure> oldest) {
        store.sql(query).query(row -> {
            waiting.add(Figure.of(row.getLong(1), "queue", name));
            oldest.add(Figure.of(Optional.ofNullable(row.getTimestamp(2)).map(at -> seconds(at.toInstant()))
                    .orElse(0.0), "queue", name));
        });
    }

    private void runs(Map<String, List<Figure>> all) {
        List<Figure> rows = new ArrayList<>();
        List<Figure> ages = new ArrayList<>();
        List<Figure> shares = new ArrayList<>();
        List<Figure> lags = new ArrayList<>();
        List<Figure> overdue = new ArrayList<>();
        for (DatasetSummary each : datasets.all()) {
            DatasetFacts facts = each.facts();
            String[] labels = {"department", facts.department(), "dataset", facts.dataset()};
            part(rows, labels, "in", facts.rows().in());
            part(rows, labels, "standard", facts.rows().standard());
            part(rows, labels, "quarantined", facts.rows().quarantined());
            part(rows, labels, "merged", facts.rows().merged());
            shares.add(Figure.of(facts.rows().in() == 0 ? 0
                    : (double) facts.rows().quarantined() / facts.rows().in(), labels));
            ages.add(Figure.of(seconds(facts.endedAt()), labels));
            facts.newestData().ifPresent(newest -> lags.add(Figure.of(seconds(newest), labels)));
            overdue.add(Figure.of(each.freshness().stale() ? 1 : 0, labels));
        }
        all.put("shuqiao.dataset.rows", rows);
        all.put("shuqiao.dataset.quarantine.ratio", shares);
        all.put("shuqiao.dataset.run.age.seconds", ages);
        all.put("shuqiao.dataset.data.age.seconds", lags);
        all.put("shuqiao.dataset.overdue", overdue);
    }

    private static void part(List<Figure> rows, String[] labels, String part, long value) {
        rows.add(Figure.of(value, labels[0], labels[1], labels[2], labels[3], "part", part));
    }

    private void machine(Map<String, List<Figure>> all) {
        try {
            var disk = Files.getFileStore(home.var());
            all.put("shuqiao.disk.free.bytes", List.of(Figure.of(disk.getUsableSpace())));
            all.put("shuqiao.disk.size.bytes", List.of(Figure.of(disk.getTotalSpace())));
            Path backup = home.var().resolve("run/backup.json");
            all.put("shuqiao.backup.age.seconds", Files.exists(backup)
                    ? List.of(Figure.of(seconds(Files.getLastModifiedTime(backup).toInstant()))) : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double seconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
