package org.shuqiao.catalog.lineage;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuqiao.catalog.check.SourceGrade;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.DatasetSummary;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.publish.SourceGrades;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Traces lineage of entries back to source columns and the impact of a column's change. */
public final class Lineages {

    private final JdbcClient jdbc;
    private final Datasets datasets;
    private final Entries entries;
    private final SourceGrades grades;

    public Lineages(JdbcClient jdbc, Datasets datasets, Entries entries) {
        this.jdbc = jdbc;
        this.datasets = datasets;
        this.entries = entries;
        this.grades = new SourceGrades(jdbc, datasets);
    }

    /** @return everything behind the items of a published entry; empty where the code is not published */
    public Optional<LineageGraph> ofEntry(String code) {
        return entries.published(code).flatMap(version -> version.published()).map(published -> {
            LineageGraphBuilder drawing = new LineageGraphBuilder();
            Map<String, Optional<DatasetFacts>> known = new HashMap<>();
            items(published, drawing);
            published.entry().dataset().ifPresent(dataset -> {
                for (Item item : published.entry().items()) {
                    before(ColumnRef.of(dataset, item.name()), dataset, drawing, known);
                }
            });
            return drawing.done();
        });
    }

    /** @return the dataset's columns, everything behind them, and the items of published entries made of them */
    public LineageGraph ofDataset(String dataset) {
        LineageGraphBuilder drawing = new LineageGraphBuilder();
        Map<String, Optional<DatasetFacts>> known = new HashMap<>();
        datasets.current(dataset).ifPresent(facts -> facts.columns()
                .forEach(column -> before(ColumnRef.of(dataset, column.name()), dataset, drawing, known)));
        publishedOver(dataset).forEach(published -> items(published, drawing));
        return drawing.done();
    }

    /** @return every column and published item that a change of this source column would touch */
    public LineageGraph impactOfSource(String dataset, String column) {
        return impact(LineageNode.source(dataset, column), dataset, new ColumnRef(Optional.empty(), column));
    }

    /** @return every column and published item that a change of this standard column would touch */
    public LineageGraph impactOfStandard(String dataset, String column) {
        return impact(LineageNode.standard(dataset, column), dataset, ColumnRef.of(dataset, column));
    }

    /** @return every other dataset that is made of these columns of a dataset, by id */
    public List<DerivedTable> derivedFrom(String dataset, Collection<String> columns) {
        List<DatasetFacts> all = datasets.withGolden().stream().map(DatasetSummary::facts).toList();
        Map<String, Set<String>> made = new TreeMap<>();
        for (String column : columns) {
            Set<ColumnRef> seen = new HashSet<>();
            Deque<ColumnRef> open = new ArrayDeque<>(List.of(ColumnRef.of(dataset, column)));
            while (!open.isEmpty()) {
                ColumnRef from = open.remove();
                for (DatasetFacts facts : all) {
                    facts.lineage().stream().filter(each -> each.from().contains(from))
                            .map(each -> ColumnRef.of(facts.dataset(), each.to())).filter(seen::add).forEach(to -> {
                                made.computeIfAbsent(facts.dataset(), id -> new HashSet<>()).add(column);
                                open.add(to);
                            });
                }
            }
        }
        return all.stream().filter(facts -> made.containsKey(facts.dataset()) && !facts.dataset().equals(dataset))
                .map(facts -> new DerivedTable(facts, made.get(facts.dataset()))).toList();
    }

    /** Item of a published entry whose source was graded higher than itself later. */
    public record Outgraded(String item, Grade grade, SourceGrade source) { }

    /** @return the items of a version that are graded below their sources now, without a reason for that */
    public List<Outgraded> outgraded(EntryVersion version) {
        return version.published().map(PublishedEntry::entry).filter(entry -> entry.regradeReason().isBlank())
                .map(entry -> {
                    Map<String, SourceGrade> sources = grades.of(version.entry(), version.draft());
                    return entry.items().stream().filter(item -> sources.containsKey(item.name())
                                    && item.grade().below(sources.get(item.name()).grade()))
                            .map(item -> new Outgraded(item.title(), item.grade(), sources.get(item.name()))).toList();
                }).orElse(List.of());
    }

    /** @return the grades of the sources of what a version says, by the item's name */
    public Map<String, SourceGrade> sourceGrades(EntryVersion version) {
        return grades.of(version.entry(), version.draft());
    }

    /** Draws the way back from a column. {@code owner} is the dataset whose lineage names the column. */
    private LineageNode before(ColumnRef column, String owner, LineageGraphBuilder drawing,
            Map<String, Optional<DatasetFacts>> known) {
        if (column.dataset().isEmpty()) {
            LineageNode source = LineageNode.source(owner, column.column());
            drawing.node(source);
            return source;
        }
        String dataset = column.dataset().get();
        LineageNode standard = LineageNode.standard(dataset, column.column());
        if (drawing.node(standard)) {
            known.computeIfAbsent(dataset, datasets::current).ifPresent(facts -> {
                for (ColumnLineage made : facts.lineage()) {
                    if (made.to().equals(column.column())) {
                        made.from().forEach(from -> drawing.edge(before(from, dataset, drawing, known), standard,
                                made.through()));
                    }
                }
            });
        }
        return standard;
    }

    private void items(PublishedEntry published, LineageGraphBuilder drawing) {
        for (Item item : published.entry().items()) {
            LineageNode node = LineageNode.item(published.code(), item.name(), item.title());
            drawing.node(node);
            published.entry().dataset()
                    .ifPresent(dataset -> drawing.edge(LineageNode.standard(dataset, item.name()), node, ""));
        }
    }

    private LineageGraph impact(LineageNode start, String owner, ColumnRef column) {
        Map<String, DatasetFacts> all = datasets.withGolden().stream().map(DatasetSummary::facts)
                .collect(Collectors.toMap(DatasetFacts::dataset, Function.identity()));
        LineageGraphBuilder drawing = new LineageGraphBuilder();
        drawing.node(start);
        after(start, owner, column, all, drawing);
        return drawing.done();
    }

    private void after(LineageNode node, String owner, ColumnRef column, Map<String, DatasetFacts> all,
            LineageGraphBuilder drawing) {
        for (DatasetFacts facts : all.values()) {
            boolean ownSource = column.dataset().isPresent() || facts.dataset().equals(owner);
            for (ColumnLineage made : facts.lineage()) {
                if (ownSource && made.from().contains(column)) {
                    LineageNode next = LineageNode.standard(facts.dataset(), made.to());
                    boolean fresh = drawing.node(next);
                    drawing.edge(node, next, made.through());
                    if (fresh) {
                        after(next, facts.dataset(), ColumnRef.of(facts.dataset(), made.to()), all, drawing);
                    }
                }
            }
        }
        column.dataset().ifPresent(dataset -> publishedOver(dataset)
                .forEach(published -> published.entry().item(column.column()).ifPresent(item -> {
            LineageNode next = LineageNode.item(published.code(), item.name(), item.title());
            drawing.node(next);
            drawing.edge(node, next, "");
        })));
    }

    private List<PublishedEntry> publishedOver(String dataset) {
        return jdbc.sql("""
                SELECT v.canonical FROM catalog.entry e JOIN catalog.entry_version v ON v.entry = e.id AND v.version \
                = e.published
                WHERE e.id IN (SELECT entry FROM catalog.published_grade WHERE dataset = ?) ORDER BY e.id
                """).param(dataset).query(String.class).list().stream()
                .map(json -> CatalogJson.read(json, PublishedEntry.class)).toList();
    }
}
