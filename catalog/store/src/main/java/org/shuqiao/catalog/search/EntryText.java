package org.shuqiao.catalog.search;

import java.text.Normalizer;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Item;

/** Texts of an entry as they are searched and shown among results. */
final class EntryText {

    private EntryText() { }

    /** The titles of the items, separated by spaces. */
    static String items(Entry content) {
        return String.join(" ", content.items().stream().map(Item::title).toList());
    }

    /** The names of the items' columns, separated by spaces. */
    static String columns(Entry content) {
        return String.join(" ", content.items().stream().map(Item::name).toList());
    }

    /** Text as it is searched: full-width letters and digits become plain. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
