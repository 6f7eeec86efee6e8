package org.shuqiao.pipelines.raw;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.shuqiao.contracts.landing.LandedFile;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandedFileException;
import org.shuqiao.pipelines.landing.RawColumns;
import org.shuqiao.pipelines.landing.ReadLanded;

/** Appends each landed batch to the raw zone exactly once, across kills. */
public final class RawZone {

    /** Names the batches of a commit in its snapshot summary. */
    static final String BATCHES = "shuqiao.batch";

    /** Names the batches whose rows a commit took out. */
    public static final String ERASED = "shuqiao.erased";

    private static final int MOST_BATCHES_A_COMMIT = 200;

    private final Lake lake;

    public RawZone(Lake lake) {
        this.lake = lake;
    }

    /**
     * Appends the batches that are not in the raw table yet and returns the table.
     *
     * @param batches all batches of the dataset, verified, in landing order; at least one
     */
    public Table append(String dataset, List<ManifestSummary> batches) {
        Optional<Table> table = lake.find(Zone.RAW, dataset);
        Set<String> applied = table.map(found -> applied(dataset, found)).orElse(Set.of());
        List<ManifestSummary> missing = batches.stream().filter(batch -> !applied.contains(batch.batch())).toList();
        for (int from = 0; from < missing.size(); from += MOST_BATCHES_A_COMMIT) {
            commit(dataset, missing.subList(from, Math.min(missing.size(), from + MOST_BATCHES_A_COMMIT)));
        }
        return missing.isEmpty() ? table.orElseThrow() : lake.find(Zone.RAW, dataset).orElseThrow();
    }

    private Set<String> applied(String dataset, Table table) {
        Set<String> applied = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            String batches = snapshot.summary().get(BATCHES);
            if (batches != null) {
                applied.addAll(List.of(batches.split(",")));
            }
            String erased = snapshot.summary().get(ERASED);
            if (erased != null) {
                List.of(erased.split(",")).forEach(applied::remove);
            }
        }
        if (!whole(table)) {
            // older snapshots have been expired and their summaries with them: ask the rows
            lake.read(Zone.RAW, dataset, table.currentSnapshot().snapshotId()).select(RawColumns.BATCH).distinct()
                    .as(Encoders.STRING()).collectAsList().forEach(applied::add);
        }
        return applied;
    }

    /** @return whether no snapshot of the table's history has been expired, be it the first or one in between */
    private static boolean whole(Table table) {
        Snapshot snapshot = table.currentSnapshot();
        while (snapshot != null && snapshot.parentId() != null) {
            snapshot = table.snapshot(snapshot.parentId());
            if (snapshot == null) {
                return false;
            }
        }
        return true;
    }

    private void commit(String dataset, List<ManifestSummary> batches) {
        Optional<Table> table = lake.find(Zone.RAW, dataset);
        List<String> columns = columns(batches);
        table.ifPresent(found -> addColumns(found, columns));
        List<LandedFile> files = new ArrayList<>();
        batches.forEach(batch -> files.addAll(batch.files()));
        ReadLanded read = new ReadLanded(files, columns);
        List<Integer> positions = IntStream.range(0, files.size()).boxed().toList();
        int tasks = Math.max(1, Math.min(files.size(), 2 * lake.context().defaultParallelism()));
        Dataset<Row> rows = lake.spark().createDataFrame(
                lake.context().parallelize(positions, tasks).flatMap(read), read.schema());
        Map<String, String> summary =
                Map.of(BATCHES, batches.stream().map(ManifestSummary::batch).collect(Collectors.joining(",")));
        try {
            if (table.isPresent()) {
                append(rows, table.get(), dataset, summary);
            } else {
                lake.create(rows, Zone.RAW, dataset, summary);
            }
        } catch (RuntimeException e) {
            throw LandedFileException.findIn(e).map(coded -> (RuntimeException) coded).orElse(e);
        }
    }

    /** A column that the table has and these batches lack is null in their rows. */
    private void append(Dataset<Row> rows, Table table, String dataset, Map<String, String> summary) {
        Dataset<Row> wide = rows;
        for (Types.NestedField field : table.schema().columns()) {
            if (!List.of(rows.columns()).contains(field.name())) {
                wide = wide.withColumn(field.name(), lit(null).cast("string"));
            }
        }
        lake.append(wide, Zone.RAW, dataset, summary);
    }

    private static List<String> columns(List<ManifestSummary> batches) {
        Set<String> columns = new LinkedHashSet<>();
        batches.forEach(batch -> columns.addAll(batch.columns()));
        return List.copyOf(columns);
    }

    private static void addColumns(Table table, List<String> columns) {
        UpdateSchema update = table.updateSchema();
        boolean changed = false;
        for (String column : columns) {
            if (table.schema().findField(column) == null) {
                update.addColumn(null, column, Types.StringType.get());
                changed = true;
            }
        }
        if (changed) {
            update.commit();
            table.refresh();
        }
    }
}
