package org.shuqiao.catalog.publish;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.check.CheckContext;
import org.shuqiao.catalog.check.NameKey;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.catalog.source.Sources;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the check context of a draft and maintains the elements and grades of published entries. */
final class CheckContextStore {

    /** An entry must share this many elements at least before it counts as similar. */
    private static final int LEAST_SHARED = 3;
    private static final int MOST_SHOWN = 5;

    private final JdbcClient jdbc;
    private final Departments departments;
    private final Datasets datasets;
    private final SourceGrades grades;
    private final Sources sources;
    private final LongFunction<QualityGrade> least;
    private final LegalTexts texts;
    private final Clock clock;
    private final ZoneId zone;

    CheckContextStore(JdbcClient jdbc, Departments departments, Datasets datasets, Sources sources,
            LongFunction<QualityGrade> least, LegalTexts texts, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.departments = departments;
        this.datasets = datasets;
        this.grades = new SourceGrades(jdbc, datasets);
        this.sources = sources;
        this.least = least;
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param entry the draft's entry, or 0 for one not kept yet */
    CheckContext of(long entry, EntryDraft draft) {
        String key = NameKey.of(draft.name());
        return new CheckContext(
                departments.find(draft.provider()),
                draft.dataset().isBlank() ? Optional.empty() : datasets.current(draft.dataset()),
                published(draft.related()),
                jdbc.sql("SELECT code FROM catalog.entry WHERE provider = ? AND name_key = ? AND id <> ?")
                        .params(draft.provider(), key, entry).query(String.class).optional(),
                similar(entry, draft, key),
                grades.of(entry, draft),
                fixed(entry),
                sources.shared(entry, draft),
                least.apply(entry),
                sources.own(entry, draft),
                texts,
                LocalDate.now(clock.withZone(zone)));
    }

    /** Remembers the elements and grades of a newly published version in the place of those of the version before. */
    void publish(long entry, Entry content) {
        withdraw(entry);
        for (Item item : content.items()) {
            item.element().ifPresent(element -> jdbc.sql("INSERT INTO catalog.published_element (entry, element) "
                    + "VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(entry, element).update());
            content.dataset().ifPresent(dataset -> jdbc.sql("INSERT INTO catalog.published_grade (entry, dataset, "
                    + "name, grade) VALUES (?, ?, ?, ?)")
                    .params(entry, dataset, item.name(), item.grade().code()).update());
        }
    }

    /** @return for each column of the dataset that a published entry shares the highest grade given to it */
    Map<String, Grade> grades(String dataset) {
        Map<String, Grade> highest = new HashMap<>();
        jdbc.sql("SELECT name, grade FROM catalog.published_grade WHERE dataset = ?").param(dataset)
                .query((row, i) -> Map.entry(row.getString("name"), Labelled.find(Grade.class, row.getString("grade"))
                        .orElseThrow())).list()
                .forEach(column -> highest.merge(column.getKey(), column.getValue(), Grade::highest));
        return highest;
    }

    void withdraw(long entry) {
        jdbc.sql("DELETE FROM catalog.published_element WHERE entry = ?").param(entry).update();
        jdbc.sql("DELETE FROM catalog.published_grade WHERE entry = ?").param(entry).update();
    }

    private Set<String> published(List<String> codes) {
        return new HashSet<>(jdbc.sql("SELECT code FROM catalog.entry WHERE published IS NOT NULL AND code = "
                + "ANY(:codes)")
                .param("codes", codes.toArray(String[]::new)).query(String.class).list());
    }

    private List<String> similar(long entry, EntryDraft draft, String key) {
        Set<String> codes = new LinkedHashSet<>(jdbc.sql("SELECT code FROM catalog.entry WHERE name_key = ? AND "
                + "provider <> ? AND id <> ? ORDER BY code LIMIT ?")
                .params(key, draft.provider(), entry, MOST_SHOWN).query(String.class).list());
        Set<String> elements = new HashSet<>();
        draft.items().stream().map(ItemDraft::element).filter(element -> !element.isBlank()).forEach(elements::add);
        if (elements.size() >= LEAST_SHARED) {
            codes.addAll(jdbc.sql("""
                    SELECT code FROM (
                        SELECT e.code, count(*) AS shared, (SELECT count(*) FROM catalog.published_element a WHERE \
                    a.entry = e.id) AS theirs
                        FROM catalog.published_element p JOIN catalog.entry e ON e.id = p.entry
                        WHERE p.element = ANY(:elements) AND e.id <> :entry GROUP BY e.id HAVING count(*) >= :least) \
                    AS near
                    WHERE shared * 3 >= :mine * 2 AND shared * 2 >= theirs ORDER BY shared DESC, code LIMIT :most
                    """).param("elements", elements.toArray(String[]::new)).param("entry", entry)
                    .param("least", LEAST_SHARED)
                    .param("mine", elements.size()).param("most", MOST_SHOWN).query(String.class).list());
        }
        return new ArrayList<>(codes).subList(0, Math.min(codes.size(), MOST_SHOWN));
    }

    private Optional<CheckContext.Fixed> fixed(long entry) {
        return jdbc.sql("SELECT canonical FROM catalog.entry_version WHERE entry = ? AND canonical IS NOT NULL ORDER "
                + "BY version DESC LIMIT 1")
                .param(entry).query(String.class).optional()
                .map(json -> CatalogJson.read(json, PublishedEntry.class).entry())
                .map(before -> new CheckContext.Fixed(before.category(), before.provider()));
    }
}
