package org.shuqiao.catalog.dataset;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.entry.UpdateCycle;

/**
 * Metadata that one run reports about one dataset: schema, quality, freshness, counts, snapshots, lineage.
 *
 * @param dataset the id, {@code <department>_<name>}
 * @param run the run that says so; a dataset's facts of a run never change
 * @param endedAt when the run had finished with the dataset
 * @param changed whether the run wrote new data; false where its inputs were those of the run before
 * @param newestData the newest moment that the data speak of, where a column tells
 * @param rawSnapshot the lake snapshot read, as text: its numbers do not fit every JSON reader
 * @param pack the standard pack used, for example {@code yunzhou-2026.1}
 */
public record DatasetFacts(
        String dataset,
        String department,
        String titleZh,
        String titleEn,
        UpdateCycle update,
        String run,
        Instant endedAt,
        boolean changed,
        RowCounts rows,
        Optional<String> rawSnapshot,
        Optional<String> standardSnapshot,
        String pack,
        Optional<Instant> newestData,
        List<DatasetColumn> columns,
        List<QualityScore> quality,
        List<ColumnLineage> lineage,
        List<RuleCount> rules) {

    private static final String GOLDEN = "subject_";

    public DatasetFacts {
        requireNonNull(dataset, "dataset is null");
        requireNonNull(department, "department is null");
        requireNonNull(titleZh, "titleZh is null");
        requireNonNull(titleEn, "titleEn is null");
        requireNonNull(update, "update is null");
        requireNonNull(run, "run is null");
        requireNonNull(endedAt, "endedAt is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(rawSnapshot, "rawSnapshot is null");
        requireNonNull(standardSnapshot, "standardSnapshot is null");
        requireNonNull(pack, "pack is null");
        requireNonNull(newestData, "newestData is null");
        columns = List.copyOf(columns);
        quality = List.copyOf(quality);
        lineage = List.copyOf(lineage);
        rules = List.copyOf(rules);
    }

    /** @return the id of the golden records of a kind of subject, {@code person} or {@code enterprise} */
    public static String goldenId(String kind) {
        return GOLDEN + kind;
    }

    /** @return whether these are golden records, which runs make of the standard tables of several departments */
    public boolean golden() {
        return dataset.startsWith(GOLDEN);
    }

    /** @return the column of this name */
    public Optional<DatasetColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
