package org.shuqiao.exchange.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.entry.SharingDraft;
import org.springframework.util.MultiValueMap;

/**
 * Form of a draft: the fields that an officer fills in, and the items {@code items.<number>.<field>}. An item without a
 * name is none; some empty ones stand at the end for new items.
 */
record EntryForm(int revision, EntryDraft draft, List<ItemDraft> rows) {

    private static final int EMPTY_ROWS = 3;
    private static final int MOST_ROWS = 1000;

    static EntryForm of(int revision, EntryDraft draft) {
        return new EntryForm(revision, draft, Stream.concat(draft.items().stream(),
                Stream.generate(() -> new ItemDraft("", "", "", "", "")).limit(EMPTY_ROWS)).toList());
    }

    /** @param before what the draft said: its provider is not on the form */
    static EntryForm of(MultiValueMap<String, String> given, EntryDraft before) {
        List<ItemDraft> items = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS && given.containsKey("items." + i + ".name"); i++) {
            String at = "items." + i + ".";
            if (!text(given, at + "name").isEmpty()) {
                items.add(new ItemDraft(text(given, at + "name"), text(given, at + "title"), text(given, at + "type"),
                        text(given, at + "element"), text(given, at + "grade")));
            }
        }
        EntryDraft draft = new EntryDraft(
                new Category(text(given, "category.kind"), text(given, "category.item"),
                        text(given, "category.section"), text(given, "category.detail")),
                text(given, "name"), before.provider(), text(given, "providerCode"), text(given, "summary"),
                text(given, "format"), items,
                new SharingDraft(text(given, "sharing.kind"), text(given, "sharing.condition"),
                        text(given, "sharing.basis"), given.getOrDefault("sharing.modes", List.of())),
                new OpenDraft(text(given, "open.kind"), text(given, "open.condition")), text(given, "update"),
                Stream.of(text(given, "related").split("[\\s,，、]+")).filter(code -> !code.isBlank()).toList(),
                text(given, "grade"), text(given, "dataset"), text(given, "regradeReason"),
                text(given, "justification"));
        return of(revision(given), draft);
    }

    private static int revision(MultiValueMap<String, String> given) {
        try {
            return Integer.parseInt(text(given, "revision"));
        } catch (NumberFormatException e) {
            return 0; // no revision is 0, so that it is refused as changed meanwhile
        }
    }

    private static String text(MultiValueMap<String, String> given, String name) {
        String value = given.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
