package org.shuqiao.catalog.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.ShareMode;

/** Facet values of an entry. */
public final class FacetValues {

    private FacetValues() { }

    /** @return the values of every facet, each once; none where the entry alone does not say them */
    public static Map<Facet, List<String>> of(Entry entry) {
        Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            values.put(facet, switch (facet) {
                case PROVIDER -> List.of(entry.provider());
                case SHARING -> List.of(entry.sharing().kind().code());
                case THEME -> List.of(entry.category().theme());
                case FORMAT -> List.of(entry.format().code());
                case MODE -> entry.sharing().modes().stream().map(ShareMode::code).distinct().toList();
                case ELEMENT -> entry.items().stream().map(Item::element).flatMap(Optional::stream).distinct().toList();
                case GRADE -> List.of(entry.grade().code());
                case UPDATE -> List.of(entry.update().code());
                case DIVISION, FRESHNESS -> List.of();
            });
        }
        return values;
    }
}
