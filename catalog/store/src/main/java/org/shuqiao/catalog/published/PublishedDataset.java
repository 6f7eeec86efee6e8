package org.shuqiao.catalog.published;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.UpdateCycle;

/**
 * Published metadata of a dataset from its newest run.
 *
 * @param run the newest run
 * @param endedAt when it had finished with the dataset
 * @param columns in their order
 * @param scores 0 to 1, by dimension of GB/T 36344-2018
 */
public record PublishedDataset(String dataset, String department, String titleZh, String titleEn, UpdateCycle update,
        String run,
        Instant endedAt, RowCounts rows, String pack, List<DatasetColumn> columns, Map<Dimension, Double> scores) {

    public PublishedDataset {
        requireNonNull(dataset, "dataset is null");
        requireNonNull(department, "department is null");
        requireNonNull(titleZh, "titleZh is null");
        requireNonNull(titleEn, "titleEn is null");
        requireNonNull(update, "update is null");
        requireNonNull(run, "run is null");
        requireNonNull(endedAt, "endedAt is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(pack, "pack is null");
        columns = List.copyOf(columns);
        scores = Map.copyOf(scores);
    }

    static PublishedDataset of(DatasetFacts facts) {
        return new PublishedDataset(facts.dataset(), facts.department(), facts.titleZh(), facts.titleEn(),
                facts.update(), facts.run(), facts.endedAt(), facts.rows(), facts.pack(), facts.columns(),
                facts.quality().stream().collect(Collectors.toMap(QualityScore::dimension, QualityScore::score)));
    }
}
