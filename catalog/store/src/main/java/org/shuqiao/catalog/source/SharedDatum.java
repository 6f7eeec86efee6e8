package org.shuqiao.catalog.source;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Item of a draft whose datum another department shares already.
 *
 * @param item its name
 * @param code of the published entry that shares it
 * @param holder the department of that entry
 * @param refusal why the authority refused that it is shared beside; nothing while that is not decided
 */
public record SharedDatum(String item, Datum datum, String code, String holder, String title,
        Optional<String> refusal) {

    public SharedDatum {
        requireNonNull(item, "item is null");
        requireNonNull(datum, "datum is null");
        requireNonNull(code, "code is null");
        requireNonNull(holder, "holder is null");
        requireNonNull(title, "title is null");
        requireNonNull(refusal, "refusal is null");
    }
}
