package org.shuqiao.standards.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.standards.document.Section;

/** Parser of the {@code entry} section. The catalogue judges whether the draft is complete and lawful. */
final class EntryDraftReader {

    private EntryDraftReader() { }

    static EntryDraft read(Section section) {
        EntryDraft draft = new EntryDraft(
                category(section.section("category")),
                section.text("name"),
                section.text("provider"),
                section.text("provider-code"),
                section.text("summary"),
                section.choice("format", EntryDraft.Format.class),
                sharing(section.section("sharing")),
                open(section.section("open")),
                section.choice("update", UpdateCycle.class),
                section.texts("related"),
                section.choice("grade", EntryDraft.Grade.class),
                items(section.maybeSection("items")));
        section.rejectUnknownKeys();
        return draft;
    }

    private static EntryDraft.Category category(Section section) {
        EntryDraft.Category category = new EntryDraft.Category(
                section.text("class"), section.text("item"), section.text("section"), section.text("detail"));
        section.rejectUnknownKeys();
        return category;
    }

    private static EntryDraft.Sharing sharing(Section section) {
        EntryDraft.Sharing sharing = new EntryDraft.Sharing(
                section.choice("class", EntryDraft.AccessClass.class),
                section.maybe("condition").filter(text -> !text.isBlank()),
                section.maybe("basis").filter(text -> !text.isBlank()),
                section.choices("mode", EntryDraft.Mode.class));
        section.rejectUnknownKeys();
        return sharing;
    }

    private static EntryDraft.Opening open(Section section) {
        EntryDraft.Opening open = new EntryDraft.Opening(
                section.choice("class", EntryDraft.AccessClass.class),
                section.maybe("condition").filter(text -> !text.isBlank()));
        section.rejectUnknownKeys();
        return open;
    }

    private static Map<String, EntryDraft.Item> items(Optional<Section> section) {
        Map<String, EntryDraft.Item> items = new LinkedHashMap<>();
        section.ifPresent(map -> map.keys().forEach(column -> {
            Section item = map.section(column);
            items.put(column, new EntryDraft.Item(item.text("title"),
                    item.maybeChoice("grade", EntryDraft.Grade.class), map.place(column)));
            item.rejectUnknownKeys();
        }));
        return Collections.unmodifiableMap(items);
    }
}
