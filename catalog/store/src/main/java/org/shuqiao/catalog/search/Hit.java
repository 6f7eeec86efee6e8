package org.shuqiao.catalog.search;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;

/**
 * Published entry in a search result.
 *
 * @param items the titles of its items, separated by spaces
 * @param columns the names of its items' columns, separated by spaces
 * @param english the English title of its dataset; blank where it has none
 * @param provider the providing department's id
 * @param uses deliveries of it to consumers
 */
public record Hit(
        long entry, String code, int version, Snippet name, Snippet summary, Snippet items, Snippet columns,
        Snippet english, String provider,
        SharingClass sharing, ResourceFormat format, Grade grade, UpdateCycle update, LocalDate publishedOn,
        Optional<String> dataset, long uses) {

    public Hit {
        requireNonNull(code, "code is null");
        requireNonNull(name, "name is null");
        requireNonNull(summary, "summary is null");
        requireNonNull(items, "items is null");
        requireNonNull(columns, "columns is null");
        requireNonNull(english, "english is null");
        requireNonNull(provider, "provider is null");
        requireNonNull(sharing, "sharing is null");
        requireNonNull(format, "format is null");
        requireNonNull(grade, "grade is null");
        requireNonNull(update, "update is null");
        requireNonNull(publishedOn, "publishedOn is null");
        requireNonNull(dataset, "dataset is null");
    }
}
