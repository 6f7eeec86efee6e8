package org.shuqiao.catalog.atlas.entity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.published.PublishedVersion;
import org.shuqiao.catalog.search.Facet;
import org.shuqiao.catalog.search.FacetValues;

/**
 * Builds the searchable text of an entry in Atlas and the marks of its facet values. Atlas' own index cuts Chinese
 * into single characters and takes no lists, so both are compared as they stand.
 */
public final class SearchText {

    private SearchText() { }

    static String of(Entry entry, Optional<Department> provider) {
        String items = String.join(" ", entry.items().stream().map(Item::title).toList());
        return normal(String.join(" ", entry.name(), entry.summary(), items,
                provider.map(known -> known.zh() + " " + known.en()).orElse(""), entry.provider()));
    }

    static String marks(PublishedVersion version) {
        StringBuilder marks = new StringBuilder(state(version.state().code()));
        FacetValues.of(version.published().entry())
                .forEach((facet, values) -> values.forEach(value -> marks.append(mark(facet, value))));
        return marks.toString();
    }

    /** @return the mark of a facet's value */
    public static String mark(Facet facet, String value) {
        return "#" + facet.name().toLowerCase(Locale.ROOT) + "=" + value + "#";
    }

    /** @return the mark of an entry's state */
    public static String state(String state) {
        return "#state=" + state + "#";
    }

    /** @return text as it is compared: full-width letters and digits become plain, capitals small */
    public static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
