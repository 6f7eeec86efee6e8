package org.shuqiao.catalog.publish;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.entry.Grade;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the highest published grade of a column and of all columns it is derived from. */
final class SourceGrades {

    private final JdbcClient jdbc;
    private final Datasets datasets;

    SourceGrades(JdbcClient jdbc, Datasets datasets) {
        this.jdbc = jdbc;
        this.datasets = datasets;
    }

    /** @param except the entry whose own grading does not count */
    Optional<Grade> highest(long except, String dataset, String column) {
        return highest(except, ColumnRef.of(dataset, column), new HashSet<>(), new HashMap<>());
    }

    private Optional<Grade> highest(long except, ColumnRef column, Set<ColumnRef> seen,
            Map<String, Optional<DatasetFacts>> known) {
        if (column.dataset().isEmpty() || !seen.add(column)) {
            return Optional.empty();
        }
        String dataset = column.dataset().get();
        Optional<Grade> highest = published(except, dataset, column.column());
        Optional<DatasetFacts> facts = known.computeIfAbsent(dataset, datasets::current);
        if (facts.isPresent()) {
            for (ColumnLineage made : facts.get().lineage()) {
                if (made.to().equals(column.column())) {
                    for (ColumnRef from : made.from()) {
                        highest = higher(highest, highest(except, from, seen, known));
                    }
                }
            }
        }
        return highest;
    }

    private Optional<Grade> published(long except, String dataset, String column) {
        return jdbc.sql("SELECT grade FROM catalog.published_grade WHERE dataset = ? AND name = ? AND entry <> ?")
                .params(dataset, column, except).query(String.class).list().stream()
                .map(code -> Labelled.find(Grade.class, code).orElseThrow()).reduce(Grade::highest);
    }

    private static Optional<Grade> higher(Optional<Grade> one, Optional<Grade> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(Grade.highest(one.get(), other.get()))
                : one.or(() -> other);
    }
}
