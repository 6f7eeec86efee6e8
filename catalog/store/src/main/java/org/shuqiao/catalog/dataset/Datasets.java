package org.shuqiao.catalog.dataset;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.waiting.ChangeKind;
import org.shuqiao.catalog.waiting.PublishQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Registry of the lake's datasets with the reported metadata of every run. */
public final class Datasets {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final PublishQueue waiting;
    private final Clock clock;
    private final UpdateDue updateDue;

    public Datasets(JdbcClient jdbc, TransactionOperations transactions, PublishQueue waiting, Clock clock,
            UpdateDue updateDue) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.waiting = waiting;
        this.clock = clock;
        this.updateDue = updateDue;
    }

    /**
     * Records the facts of a run.
     *
     * @return false where exactly these facts were recorded before
     * @throws CodedException where the run recorded other facts of this dataset, the rows do not add up, or the
     *     department is unknown
     */
    public boolean record(DatasetFacts facts) {
        if (!facts.rows().balanced()) {
            throw new CodedException(CatalogCode.ROWS_UNBALANCED, facts.dataset(), facts.run());
        }
        String digest = CatalogJson.digest(facts);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            requireDepartment(facts);
            int written = jdbc.sql("""
                    WITH next AS (UPDATE catalog.recorded_runs SET last = last + 1 RETURNING last)
                    INSERT INTO catalog.dataset_run (dataset, run, department, ended_at, changed, facts, digest,
                        recorded)
                    SELECT ?, ?, ?, ?, ?, ?::jsonb, ?, last FROM next ON CONFLICT (dataset, run) DO NOTHING
                    """)
                    .params(facts.dataset(), facts.run(), facts.department(),
                            OffsetDateTime.ofInstant(facts.endedAt(), ZoneOffset.UTC),
                    facts.changed(), CatalogJson.write(facts), digest).update();
            if (written == 0) {
                requireSame(facts, digest);
            } else {
                waiting.add(ChangeKind.DATASET, facts.dataset());
            }
            return written == 1;
        }));
    }

    /** @return the facts of the dataset's newest run */
    public Optional<DatasetFacts> current(String dataset) {
        return jdbc.sql("SELECT facts FROM catalog.dataset_run WHERE dataset = ? ORDER BY ended_at DESC, run DESC "
                + "LIMIT 1")
                .param(dataset).query(String.class).optional().map(Datasets::read);
    }

    /** @return the facts of all runs of the dataset, newest first */
    public List<DatasetFacts> history(String dataset) {
        return jdbc.sql("SELECT facts FROM catalog.dataset_run WHERE dataset = ? ORDER BY ended_at DESC, run DESC")
                .param(dataset).query(String.class).list().stream().map(Datasets::read).toList();
    }

    /** @return whether the dataset keeps its update cycle now; empty where no run brought data yet */
    public Optional<Freshness> freshness(String dataset) {
        return current(dataset).flatMap(this::judge);
    }

    /** @return whether the dataset keeps another cycle than its source file's, such as its entry's */
    public Optional<Freshness> freshness(String dataset, UpdateCycle cycle) {
        return current(dataset).flatMap(facts -> judge(facts, cycle));
    }

    /** @return whether the dataset kept its update cycle at a moment, by what it had brought until then */
    public Optional<Freshness> freshnessAt(String dataset, Instant at) {
        return history(dataset).stream().filter(facts -> facts.changed() && facts.endedAt().isBefore(at)).findFirst()
                .map(facts -> updateDue.judge(facts.update(), facts.endedAt(), at));
    }

    /** @return every dataset of a department's source with its newest facts, by id */
    public List<DatasetSummary> all() {
        return withGolden().stream().filter(each -> !each.facts().golden()).toList();
    }

    /** @return the same and the golden records that are made of them */
    public List<DatasetSummary> withGolden() {
        return jdbc.sql("SELECT DISTINCT ON (dataset) facts FROM catalog.dataset_run ORDER BY dataset, ended_at DESC, "
                + "run DESC")
                .query(String.class).list().stream().map(Datasets::read)
                .map(facts -> new DatasetSummary(facts, judge(facts)
                        .orElseGet(() -> updateDue.judge(facts.update(), facts.endedAt(), clock.instant()))))
                .toList();
    }

    private Optional<Freshness> judge(DatasetFacts facts) {
        return judge(facts, facts.update());
    }

    private Optional<Freshness> judge(DatasetFacts facts, UpdateCycle cycle) {
        return jdbc.sql("SELECT max(ended_at) FROM catalog.dataset_run WHERE dataset = ? AND changed HAVING "
                + "max(ended_at) IS NOT NULL")
                .param(facts.dataset()).query(OffsetDateTime.class).optional()
                .map(changedAt -> updateDue.judge(cycle, changedAt.toInstant(), clock.instant()));
    }

    private void requireDepartment(DatasetFacts facts) {
        if (jdbc.sql("SELECT 1 FROM catalog.department WHERE id = ?").param(facts.department()).query(Integer.class)
                .optional().isEmpty()) {
            throw new CodedException(CatalogCode.DEPARTMENT_UNKNOWN, facts.department());
        }
    }

    private void requireSame(DatasetFacts facts, String digest) {
        String recorded = jdbc.sql("SELECT digest FROM catalog.dataset_run WHERE dataset = ? AND run = ?")
                .params(facts.dataset(), facts.run()).query(String.class).single();
        if (!recorded.equals(digest)) {
            throw new CodedException(CatalogCode.RUN_RECORDED_OTHERWISE, facts.dataset(), facts.run());
        }
    }

    private static DatasetFacts read(String json) {
        return CatalogJson.read(json, DatasetFacts.class);
    }
}
