package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;

/**
 * Page of published entries in the order of their numbers.
 *
 * @param total entries published at the moment, on all pages
 * @param next number after which the next page begins; nothing after the last one
 */
public record EntryPage(long total, List<EntryVersion> entries, OptionalLong next) {

    public EntryPage {
        entries = List.copyOf(entries);
        requireNonNull(next, "next is null");
    }
}
