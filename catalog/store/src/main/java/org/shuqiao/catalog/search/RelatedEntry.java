package org.shuqiao.catalog.search;

import static java.util.Objects.requireNonNull;

/**
 * Published entry that is about the same.
 *
 * @param provider the providing department's id
 * @param named whether the entry itself names it; otherwise it shares data elements with it
 */
public record RelatedEntry(String code, String name, String provider, boolean named) {

    public RelatedEntry {
        requireNonNull(code, "code is null");
        requireNonNull(name, "name is null");
        requireNonNull(provider, "provider is null");
    }
}
