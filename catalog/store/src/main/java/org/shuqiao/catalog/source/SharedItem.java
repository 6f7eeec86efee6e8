package org.shuqiao.catalog.source;

import static java.util.Objects.requireNonNull;

/**
 * Item of a published entry that departments may get.
 *
 * @param code of the entry, and {@code entry} its name
 * @param item its name, and {@code title} how it is called
 * @param sharing an {@link org.shuqiao.catalog.entry.SharingClass} code
 */
public record SharedItem(String code, String entry, String provider, String item, String title, String sharing) {

    public SharedItem {
        requireNonNull(code, "code is null");
        requireNonNull(entry, "entry is null");
        requireNonNull(provider, "provider is null");
        requireNonNull(item, "item is null");
        requireNonNull(title, "title is null");
        requireNonNull(sharing, "sharing is null");
    }
}
