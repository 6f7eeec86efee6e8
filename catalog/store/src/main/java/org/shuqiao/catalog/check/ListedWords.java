package org.shuqiao.catalog.check;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.error.CatalogCode;

/**
 * Refuses a draft in which a field holds a word that its list does not have. A draft may be incomplete, so a blank
 * field is kept; a word that can never become right is not.
 */
public final class ListedWords {

    private ListedWords() { }

    /** @throws CodedException {@code FIELD_NOT_LISTED} with the first such field and what it may hold */
    public static void require(EntryDraft draft) {
        category(draft.category());
        listed("format", ResourceFormat.class, draft.format());
        listed("update", UpdateCycle.class, draft.update());
        listed("grade", Grade.class, draft.grade());
        listed("sharing.kind", SharingClass.class, draft.sharing().kind());
        listed("open.kind", OpenClass.class, draft.open().kind());
        for (int i = 0; i < draft.sharing().modes().size(); i++) {
            listed("sharing.modes[" + i + "]", ShareMode.class, draft.sharing().modes().get(i));
        }
        for (int i = 0; i < draft.items().size(); i++) {
            listed("items[" + i + "].type", ItemType.class, draft.items().get(i).type());
            listed("items[" + i + "].grade", Grade.class, draft.items().get(i).grade());
        }
    }

    private static void category(Category category) {
        form("category.kind", category.kind(), "[1-3]", "1 2 3");
        form("category.item", category.item(), "\\d{2}", "00–99");
        form("category.section", category.section(), "\\d{2,3}", "00–999");
        form("category.detail", category.detail(), "\\d{0,12}", "0–9 × 12");
    }

    private static void form(String field, String value, String form, String allowed) {
        if (!value.isBlank() && !value.matches(form)) {
            throw new CodedException(CatalogCode.FIELD_NOT_LISTED, field, allowed);
        }
    }

    private static <E extends Enum<E> & Labelled> void listed(String field, Class<E> type, String code) {
        if (!code.isBlank() && Labelled.find(type, code).isEmpty()) {
            throw new CodedException(CatalogCode.FIELD_NOT_LISTED, field, Labelled.codes(type));
        }
    }
}
