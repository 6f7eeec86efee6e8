package org.shuqiao.catalog.workbook;

import static java.util.Objects.requireNonNull;

import org.shuqiao.catalog.entry.EntryDraft;

/**
 * Entry as it is carried from one platform to another: what the catalogue shows of it.
 *
 * @param code its resource code where it comes from
 * @param published the day of its publication there
 */
public record CarriedEntry(String code, String published, EntryDraft draft) {

    public CarriedEntry {
        requireNonNull(code, "code is null");
        requireNonNull(published, "published is null");
        requireNonNull(draft, "draft is null");
    }
}
