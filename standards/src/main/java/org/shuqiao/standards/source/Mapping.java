package org.shuqiao.standards.source;

import java.util.List;
import java.util.Optional;
import org.shuqiao.standards.document.Place;

/**
 * How the source's columns become standard ones (对标).
 *
 * @param key output columns that are the natural key: two rows with it are one
 * @param keep which of them wins, by source columns
 * @param ignore source columns that are deliberately not published
 */
public record Mapping(
        List<String> key, List<Keep> keep, List<Column> columns, List<Check> checks, List<String> ignore,
        Place place) {

    /** A step of the order by which one of two rows with the same key wins: the first in this order. */
    public record Keep(String column, boolean descending) {
    }

    /**
     * One standard column and what it is made from.
     *
     * @param from source columns
     * @param encoding how the source writes the element; the element's default if empty
     */
    public record Column(
            List<String> from, String to, String element, Optional<String> encoding, Level level, Place place) {
    }

    /** A rule over several columns of the row. */
    public record Check(String check, Level level, List<String> columns, Place place) {
    }
}
