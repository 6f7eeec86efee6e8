package org.shuqiao.pipelines.standard;

import org.apache.spark.sql.Row;

/**
 * Line of the index of keys.
 *
 * @param place where the row stands in the raw zone
 * @param key digest of its natural key
 * @param source digest of what names it at its source
 * @param dated whether a later day may decide otherwise
 */
record KeyLine(Place place, long key, long source, boolean dated) {

    /** Position of a row in the raw zone. */
    record Place(String batch, long sequence, long ordinal) { }

    /** @param line the columns in this order */
    static KeyLine of(Row line) {
        return new KeyLine(new Place(line.getString(0), line.getLong(1), line.getLong(2)), line.getLong(3),
                line.getLong(4), line.getBoolean(5));
    }
}
