package org.shuqiao.exchange.platform.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.contracts.run.SubjectResult;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SubjectFeed;

/**
 * Facts of the golden records of a kind, as the catalogue keeps them of a dataset: each field with the columns of the
 * departments' datasets that feed it.
 */
final class GoldenFacts {

    private static final String THROUGH = "golden-record";
    private static final Map<String, String> KEYS = Map.of("person", "citizen_number", "enterprise", "uscc");
    private static final Map<String, String> ZH = Map.of("person", "人口主题库", "enterprise", "法人主题库");

    private GoldenFacts() { }

    /**
     * Makes the facts.
     *
     * @param department that answers for golden records: the data authority
     * @param current facts of the datasets that feed them
     */
    static DatasetFacts of(SubjectResult result, List<SourceFile> sources, String department,
            Function<String, Optional<DatasetFacts>> current) {
        Map<String, List<ColumnRef>> fields = new TreeMap<>();
        for (SourceFile source : sources) {
            if (result.datasets().contains(source.id())) {
                source.subjects().stream().filter(feed -> word(feed).equals(result.kind())).forEach(feed -> {
                    add(fields, KEYS.getOrDefault(result.kind(), feed.key()), source.id(), feed.key());
                    feed.fields().forEach((field, column) -> add(fields, field, source.id(), column));
                });
            }
        }
        List<DatasetColumn> columns = fields.entrySet().stream()
                .map(field -> column(field.getKey(), field.getValue(), current)).toList();
        UpdateCycle update = sources.stream().filter(source -> result.datasets().contains(source.id()))
                .flatMap(source -> Labelled.find(UpdateCycle.class, source.update().id()).stream())
                .max(Enum::compareTo).orElse(UpdateCycle.values()[UpdateCycle.values().length - 1]);
        long merged = result.rowsIn() - result.records();
        return new DatasetFacts(DatasetFacts.goldenId(result.kind()), department,
                ZH.getOrDefault(result.kind(), result.kind()), "Golden records: " + result.kind(), update,
                result.run(), result.endedAt().toInstant(), !result.skipped(),
                new RowCounts(result.rowsIn(), result.records(), 0, merged, 0), Optional.empty(),
                Optional.of(Long.toString(result.snapshot())), "", Optional.empty(), columns, List.of(),
                fields.entrySet().stream().map(field -> new ColumnLineage(field.getKey(), field.getValue(), THROUGH))
                        .toList(), List.of());
    }

    private static void add(Map<String, List<ColumnRef>> fields, String field, String dataset, String column) {
        List<ColumnRef> from = fields.computeIfAbsent(field, name -> new ArrayList<>());
        ColumnRef ref = ColumnRef.of(dataset, column);
        if (!from.contains(ref)) {
            from.add(ref);
        }
    }

    /** A field is what the first of its columns is that a run reported; one that none reported is text. */
    private static DatasetColumn column(String field, List<ColumnRef> from,
            Function<String, Optional<DatasetFacts>> current) {
        Optional<DatasetColumn> source = from.stream().flatMap(ref -> current.apply(ref.dataset().orElseThrow())
                .flatMap(facts -> facts.column(ref.column())).stream()).findFirst();
        return new DatasetColumn(field, source.map(DatasetColumn::type).orElse(ItemType.TEXT),
                source.flatMap(DatasetColumn::element), 0, 0);
    }

    private static String word(SubjectFeed feed) {
        return feed.kind().name().toLowerCase(Locale.ROOT);
    }
}
