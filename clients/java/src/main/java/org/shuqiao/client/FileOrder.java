package org.shuqiao.client;

import java.util.List;

/**
 * Order of a file under a grant.
 *
 * @param resource its code
 * @param items    of the resource; none for all that are granted
 * @param format   {@code csv}, {@code xlsx}, {@code parquet} or {@code jsonl}
 */
public record FileOrder(String purpose, String resource, List<String> items, String format) {

    public FileOrder {
        items = List.copyOf(items);
    }
}
