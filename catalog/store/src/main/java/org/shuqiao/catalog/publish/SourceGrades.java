package org.shuqiao.catalog.publish;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.check.SourceGrade;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ItemDraft;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the highest published grade of a column and of all columns it is derived from, with the way to it. */
public final class SourceGrades {

    private final JdbcClient jdbc;
    private final Datasets datasets;

    public SourceGrades(JdbcClient jdbc, Datasets datasets) {
        this.jdbc = jdbc;
        this.datasets = datasets;
    }

    /**
     * Grades the sources of an entry's items.
     *
     * @param except the entry whose own grading does not count
     * @return by the item's name; none for an item without a dataset, or of which no source is published
     */
    public Map<String, SourceGrade> of(long except, EntryDraft draft) {
        Map<String, SourceGrade> highest = new HashMap<>();
        if (!draft.dataset().isBlank()) {
            Map<String, Optional<DatasetFacts>> known = new HashMap<>();
            for (ItemDraft item : draft.items()) {
                highest(except, ColumnRef.of(draft.dataset(), item.name()), "", new HashSet<>(), known)
                        .ifPresent(grade -> highest.put(item.name(), grade));
            }
        }
        return highest;
    }

    private Optional<SourceGrade> highest(long except, ColumnRef column, String before, Set<ColumnRef> seen,
            Map<String, Optional<DatasetFacts>> known) {
        if (column.dataset().isEmpty() || !seen.add(column)) {
            return Optional.empty();
        }
        String dataset = column.dataset().get();
        String path = (before.isEmpty() ? "" : before + " ← ") + dataset + "." + column.column();
        Optional<SourceGrade> highest = published(except, dataset, column.column(), path);
        Optional<DatasetFacts> facts = known.computeIfAbsent(dataset, datasets::current);
        if (facts.isPresent()) {
            for (ColumnLineage made : facts.get().lineage()) {
                if (made.to().equals(column.column())) {
                    for (ColumnRef from : made.from()) {
                        highest = SourceGrade.highest(highest, highest(except, from, path, seen, known));
                    }
                }
            }
        }
        return highest;
    }

    private Optional<SourceGrade> published(long except, String dataset, String column, String path) {
        return jdbc.sql("""
                SELECT g.grade, e.code FROM catalog.published_grade g JOIN catalog.entry e ON e.id = g.entry
                WHERE g.dataset = ? AND g.name = ? AND g.entry <> ? ORDER BY e.id""")
                .params(dataset, column, except)
                .query((row, number) -> Optional.of(new SourceGrade(
                        Labelled.find(Grade.class, row.getString("grade")).orElseThrow(),
                        path + " (" + row.getString("code") + ")")))
                .list().stream().reduce(Optional.empty(), SourceGrade::highest);
    }
}
