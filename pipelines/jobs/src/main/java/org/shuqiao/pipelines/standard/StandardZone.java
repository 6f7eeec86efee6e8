package org.shuqiao.pipelines.standard;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.InputFingerprint;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.RawColumns;
import org.shuqiao.pipelines.result.ResultFolder;
import org.shuqiao.pipelines.subject.SubjectLinks;
import org.shuqiao.standards.mapping.RowMapper;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SliceStrategy;
import org.shuqiao.standards.source.SourceFile;

/**
 * Builds the standard and quarantine tables from the raw zone. Quarantine is written first; the standard table's one
 * commit, which names the inputs and the quarantine snapshot, publishes the run. A run killed anywhere before it is
 * simply made again.
 */
public final class StandardZone {

    private static final String QUARANTINE = "shuqiao.quarantine";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final long ROWS_A_PARTITION = 100_000;

    private final Lake lake;
    private final StandardPack pack;
    private final ResultFolder results;
    private final Clock clock;

    public StandardZone(Lake lake, StandardPack pack, ResultFolder results, Clock clock) {
        this.lake = lake;
        this.pack = pack;
        this.results = results;
        this.clock = clock;
    }

    /**
     * Standardizes a dataset, unless its tables were made from the same inputs.
     *
     * @param raw the raw table with all of the batches appended
     * @param batches in landing order, at least one
     */
    public RunResult run(SourceFile source, Table raw, List<ManifestSummary> batches) {
        OffsetDateTime started = OffsetDateTime.now(clock);
        ManifestSummary newest = batches.get(batches.size() - 1);
        LocalDate on = newest.landedAt().atZoneSameInstant(CHINA).toLocalDate();
        long rawSnapshot = raw.currentSnapshot().snapshotId();
        String inputs = InputFingerprint.digest(List.of(Long.toString(rawSnapshot), text(source), pack.digest(),
                on.toString()));
        Optional<RunResult> unchanged = unchanged(source.id(), inputs);
        RunResult result = unchanged.isPresent()
                ? unchanged.get()
                : new Making(source, raw, batches, on, inputs, started).make();
        RunResult published = published(result, started, unchanged.isPresent());
        results.publish(source.id(), published);
        results.evictOthers(source.id(), inputs);
        return published;
    }

    private Optional<RunResult> unchanged(String dataset, String inputs) {
        Optional<Snapshot> standard = lake.find(Zone.STANDARD, dataset)
                .flatMap(table -> Optional.ofNullable(table.currentSnapshot()))
                .filter(snapshot -> inputs.equals(snapshot.summary().get(InputFingerprint.PROPERTY)));
        return standard.flatMap(snapshot -> results.findCounts(dataset, inputs, RunResult.class)
                .map(facts -> at(facts, snapshot)));
    }

    private static RunResult at(RunResult facts, Snapshot standard) {
        return facts.at(new RunResult.Snapshots(facts.snapshots().raw(), standard.snapshotId(),
                Long.parseLong(standard.summary().get(QUARANTINE))));
    }

    private RunResult published(RunResult result, OffsetDateTime started, boolean skipped) {
        return result.in(new RunResult.Run(results.run(), started, OffsetDateTime.now(clock), skipped));
    }

    private static String text(SourceFile source) {
        try {
            return Files.readString(source.path());
        } catch (IOException e) {
            throw new CodedException(PipelinesCode.JOB_UNREADABLE, e, source.path());
        }
    }

    /** Build of one dataset's tables. */
    private final class Making {

        private final SourceFile source;
        private final Table raw;
        private final ManifestSummary newest;
        private final String inputs;
        private final OffsetDateTime started;
        private final Dataset<Row> rows;
        private final DatasetPlan plan;

        Making(SourceFile source, Table raw, List<ManifestSummary> batches, LocalDate on, String inputs,
                OffsetDateTime started) {
            this.source = source;
            this.raw = raw;
            this.newest = batches.get(batches.size() - 1);
            this.inputs = inputs;
            this.started = started;
            this.rows = lake.read(Zone.RAW, source.id(), raw.currentSnapshot().snapshotId());
            this.plan = DatasetPlan.of(source, pack, RowMapper.of(source, pack, on), rows.schema(), batches);
        }

        RunResult make() {
            boolean snapshot = source.source().slice() instanceof SliceStrategy.Snapshot;
            long expected = snapshot ? newest.rows() : written(raw.currentSnapshot());
            int partitions = (int) Math.max(1, Math.min(200, expected / ROWS_A_PARTITION));
            JavaRDD<RowWithOutcome> fated = select(snapshot).javaRDD()
                    .mapPartitionsToPair(new StandardizeRows(plan))
                    .repartitionAndSortWithinPartitions(new KeyPartitioner(partitions),
                            new MergeOrder(plan.descending()))
                    .mapPartitions(new DeduplicateRows())
                    .persist(StorageLevel.MEMORY_AND_DISK_SER());
            try {
                RunCounts counts = count(fated);
                conserve(expected, counts.standard, counts.quarantined, counts);
                results.saveCounts(source.id(), inputs,
                        RunResultFactory.of(source, plan, counts, raw, pack.id(), newest, started));
                StandardTables tables = new StandardTables(lake, plan);
                Snapshot quarantine = tables.quarantine(fated, Map.of(InputFingerprint.PROPERTY, inputs));
                conserve(expected, counts.standard, written(quarantine), counts);
                tables.standard(fated, counts.standard, Map.of(InputFingerprint.PROPERTY, inputs,
                        QUARANTINE, Long.toString(quarantine.snapshotId()),
                        SubjectLinks.PROPERTY, SubjectLinks.of(source).json()));
                return unchanged(source.id(), inputs).orElseThrow();
            } finally {
                fated.unpersist(false);
            }
        }

        private Dataset<Row> select(boolean snapshot) {
            List<Column> columns = new ArrayList<>();
            plan.sources().forEach(name -> columns.add(col("`" + name.replace("`", "``") + "`")));
            RawColumns.ADDED.forEach(name -> columns.add(col(name)));
            columns.add(plan.versions().superseded().as(RowVersions.SUPERSEDED));
            Dataset<Row> inUse = snapshot ? rows.where(col(RawColumns.BATCH).equalTo(newest.batch())
                    .and(col(RawColumns.SEQUENCE).equalTo(newest.sequence()))) : rows;
            return inUse.select(columns.toArray(Column[]::new));
        }

        private RunCounts count(JavaRDD<RowWithOutcome> fated) {
            DatasetPlan shared = plan;
            return fated.mapPartitions(partition -> {
                RunCounts counts = new RunCounts(shared.outputs().size());
                Map<String, Integer> positions = RunCounts.positions(shared);
                partition.forEachRemaining(row -> counts.add(row, shared, positions));
                return List.of(counts).iterator();
            }).collect().stream().reduce(new RunCounts(plan.outputs().size()), RunCounts::plus);
        }

        /** {@code expected} comes from the manifests, not from the rows that were counted. */
        private void conserve(long expected, long standard, long quarantined, RunCounts counts) {
            if (counts.rowsIn != expected || quarantined != counts.quarantined
                    || expected != standard + quarantined + counts.merged) {
                throw new CodedException(PipelinesCode.ROWS_NOT_CONSERVED, source.id(), expected, standard,
                        quarantined, counts.merged);
            }
        }
    }

    private static long written(Snapshot snapshot) {
        return Long.parseLong(snapshot.summary().getOrDefault("total-records", "0"));
    }
}
