package org.shuqiao.catalog.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.error.CatalogCode;

/** Checks the information items 信息项 of a draft against each other and against the dataset. */
final class ItemRules {

    private static final int NAME_LENGTH = 100;

    private ItemRules() { }

    /** @return the items that could be understood; all of them where nothing was found */
    static List<Item> check(EntryDraft draft, CheckContext around, Optional<Grade> entryGrade, Findings findings) {
        if (draft.items().isEmpty()) {
            findings.error("items", CatalogCode.NO_ITEMS);
        }
        List<Item> items = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < draft.items().size(); i++) {
            ItemDraft item = draft.items().get(i);
            String field = "items[" + i + "]";
            PlainText.name(findings, field + ".title", item.title(), NAME_LENGTH);
            PlainText.name(findings, field + ".name", item.name(), NAME_LENGTH);
            if (!item.title().isBlank() && !titles.add(NameKey.of(item.title()))) {
                findings.error(field + ".title", CatalogCode.ITEM_REPEATED);
            }
            if (!item.name().isBlank() && !names.add(item.name().toLowerCase(Locale.ROOT))) {
                findings.error(field + ".name", CatalogCode.ITEM_REPEATED);
            }
            if (CheckTables.namesUnit(item.title().strip())) {
                findings.error(field + ".title", CatalogCode.ITEM_NAMES_UNIT);
            }
            Optional<ItemType> type = findings.choice(field + ".type", ItemType.class, item.type());
            Optional<Grade> grade = item.grade().isBlank() ? entryGrade : findings.choice(field + ".grade", Grade.class,
                    item.grade());
            agreesWithDataset(item, type, field, around, findings);
            if (type.isPresent() && grade.isPresent()) {
                items.add(new Item(item.name(), item.title(), type.get(),
                        Optional.of(item.element()).filter(element -> !element.isBlank()), grade.get()));
            }
        }
        return items;
    }

    private static void agreesWithDataset(ItemDraft item, Optional<ItemType> type, String field, CheckContext around,
            Findings findings) {
        if (around.dataset().isEmpty() || item.name().isBlank()) {
            return;
        }
        Optional<DatasetColumn> column = around.dataset().get().column(item.name());
        if (column.isEmpty()) {
            findings.error(field + ".name", CatalogCode.ITEM_NOT_IN_DATASET);
        } else if (type.isPresent() && type.get() != column.get().type()) {
            findings.error(field + ".type", CatalogCode.ITEM_TYPE_DIFFERS, column.get().type().code());
        }
    }
}
