package org.shuqiao.standards.source;

import java.util.List;
import java.util.Optional;
import org.shuqiao.standards.document.Place;

/**
 * Mapping of source columns to standard columns (对标).
 *
 * @param key output columns that are the natural key: two rows with it are one
 * @param keep which of them wins, by source columns
 * @param ignore source columns that are deliberately not published
 */
public record Mapping(
        List<String> key, List<Keep> keep, List<Column> columns, List<Check> checks, List<String> ignore,
        Place place) {

    /** Ordering step that selects one of several rows with the same key. */
    public record Keep(String column, boolean descending) { }

    /**
     * Standard column with its source columns.
     *
     * @param from source columns
     * @param encoding how the source writes the element; the element's default if empty
     * @param on output column with the day on which a code must be valid; the batch's day if empty
     * @param allow ids of rules that do not hold for this column
     */
    public record Column(
            List<String> from, String to, String element, Optional<String> encoding, Level level, Optional<String> on,
            List<String> allow, Place place) { }

    /** Rule over several columns of the row. */
    public record Check(String check, Level level, List<String> columns, Place place) { }
}
