package org.shuqiao.exchange.domain.resource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;

/**
 * Published catalogue entry as the exchange sees it.
 *
 * @param basis   legal basis of the sharing class; blank where it needs none
 * @param dataset the lake's dataset behind the entry, where there is one
 */
public record Resource(String code, int version, String title, String provider, SharingClass sharing, String basis,
        List<Item> items, Set<ShareMode> shared, Optional<String> dataset) {

    public Resource {
        items = List.copyOf(items);
        shared = Set.copyOf(shared);
    }

    /** @return the highest grade of its items (就高从严) */
    public Grade grade() {
        return items.stream().map(Item::grade).reduce(Grade.GENERAL_1, Grade::highest);
    }

    public Optional<Item> item(String name) {
        return items.stream().filter(item -> item.name().equals(name)).findFirst();
    }
}
