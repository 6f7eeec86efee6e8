package org.shuqiao.exchange.web.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.search.EntrySearch;
import org.shuqiao.catalog.search.ThemeName;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Views of drafted and published catalogue entries. */
@Component
class EntryViews {

    private static final String ITEMS = "items";

    private final Datasets datasets;
    private final LegalTexts texts;
    private final EntrySearch search;
    private final Clock clock;

    EntryViews(Datasets datasets, LegalTexts texts, EntrySearch search, Clock clock) {
        this.search = search;
        this.datasets = datasets;
        this.texts = texts;
        this.clock = clock;
    }

    /** One of the thirteen core fields. */
    record Field(String key, String value) { }

    /** An information item; the counts are missing where no run knows the column. */
    record ItemRow(String title, String name, String type, String element, String grade, Optional<Long> nulls,
            Optional<Long> flagged) { }

    /** An entry, ready to be shown. */
    record EntryView(String name, String summary, String provider, String sharing, String sharingTone, String basis,
            LegalTexts.Standing standing, String condition, String modes, String grade, String update,
            List<Field> fields, List<ItemRow> items) { }

    /**
     * A score with its meter's length and colour, and its standing in a word; {@code about} is its whole number of
     * percent, from which nothing is counted.
     */
    record Score(String name, String percent, String about, String width, String tone, String word, String formula,
            String numerator, String denominator) { }

    EntryView view(EntryVersion version, PageLocalizer say) {
        EntryDraft draft = version.draft();
        String modes = draft.sharing().modes().stream().map(m -> say.label(ShareMode.class, m))
                .collect(Collectors.joining(say.zh() ? "、" : ", "));
        String sharing = say.label(SharingClass.class, draft.sharing().kind());
        return new EntryView(draft.name(), draft.summary(), say.department(draft.provider()), sharing,
                tone(draft.sharing().kind()), draft.sharing().basis(),
                texts.standing(draft.sharing().basis(), LocalDate.now(clock)),
                draft.sharing().condition(), modes,
                say.label(Grade.class, draft.grade()), say.label(UpdateCycle.class, draft.update()),
                fields(version, sharing, modes, say), items(draft, say));
    }

    /** Adds the newest run's facts of a dataset, where there is one: rows, quality, freshness. */
    void addFacts(Model model, String dataset, PageLocalizer say) {
        datasets.current(dataset).ifPresent(facts -> {
            model.addAttribute("facts", facts);
            model.addAttribute("scores", facts.quality().stream().map(score -> score(score, say)).toList());
            datasets.freshness(dataset).ifPresent(freshness -> {
                model.addAttribute("freshness", freshness);
                if (!freshness.stale()) {
                    age(facts, say).ifPresent(words -> model.addAttribute("age", words));
                }
            });
        });
    }

    /** A dataset that is delivered in time may hold old data: that is said beside “in time”. */
    private static Optional<String> age(DatasetFacts facts, PageLocalizer say) {
        return facts.quality().stream()
                .filter(score -> score.dimension() == Dimension.TIMELINESS && score.numerator() > 0
                        && ScoreTone.of(score.score()) == ScoreTone.BAD).findFirst()
                .map(score -> say.text("facts.age", say.number(Math.round(1 / score.score()))));
    }

    static String tone(String sharing) {
        return switch (sharing) {
            case "unconditional" -> "good";
            case "none" -> "bad";
            default -> "warn";
        };
    }

    private static Score score(QualityScore score, PageLocalizer say) {
        return new Score(say.label(score.dimension()), say.percent(score.score()),
                Math.round(score.score() * 100) + "%",
                "width:" + Math.max(1, Math.round(score.score() * 100)) + "%", ScoreTone.of(score.score()).css(),
                ScoreTone.of(score.score()).word(say), say.formula(score.formula()),
                say.number(score.numerator()), say.number(score.denominator()));
    }

    private List<Field> fields(EntryVersion version, String sharing, String modes, PageLocalizer say) {
        EntryDraft draft = version.draft();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("category", category(draft.category(), say)));
        fields.add(new Field("name", draft.name()));
        fields.add(new Field("code", version.code().orElse("—")));
        fields.add(new Field("provider", say.department(draft.provider())));
        fields.add(new Field("providerCode", draft.providerCode()));
        fields.add(new Field("summary", draft.summary()));
        fields.add(new Field("format", say.label(ResourceFormat.class, draft.format())));
        fields.add(new Field(ITEMS, say.text("entry.items.count", draft.items().size())));
        fields.add(new Field("sharing", parts(sharing, draft.sharing().condition(), draft.sharing().basis(), modes)));
        fields.add(new Field("open", parts(say.label(OpenClass.class, draft.open().kind()), draft.open().condition())));
        fields.add(new Field("update", say.label(UpdateCycle.class, draft.update())));
        fields.add(new Field("publishedOn", version.published().map(p -> say.day(p.publishedOn())).orElse("—")));
        fields.add(new Field("related", draft.related().isEmpty() ? "—" : String.join(" ", draft.related())));
        return fields;
    }

    private String category(Category category, PageLocalizer say) {
        String kind = "";
        if (category.readable()) {
            ThemeName theme = search.theme(category.theme());
            kind = say.text("category.kind." + category.kind()) + " · " + say.either(theme.zh(), theme.en()) + " · ";
        }
        return kind + String.join("-", category.kind(), category.item(), category.section(), category.detail());
    }

    private static String parts(String... parts) {
        return Arrays.stream(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
    }

    private List<ItemRow> items(EntryDraft draft, PageLocalizer say) {
        Optional<DatasetFacts> facts = datasets.current(draft.dataset());
        return draft.items().stream().map(item -> {
            Optional<DatasetColumn> column = facts.flatMap(known -> known.column(item.name()));
            String grade = item.grade().isBlank() ? draft.grade() : item.grade();
            return new ItemRow(item.title(), item.name(), say.label(ItemType.class, item.type()), item.element(),
                    say.label(Grade.class, grade), column.map(DatasetColumn::nulls),
                            column.map(DatasetColumn::flagged));
        }).toList();
    }
}
