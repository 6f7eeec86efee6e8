package org.shuqiao.city.table;

import java.util.List;

/**
 * Dataset of one department, computed row by row from the row index and the day. Tables of any length need constant
 * memory, and a later day is the same function of another day.
 */
public interface Dataset {

    /** Pinyin id of the department. */
    String department();

    /** Name within the department. */
    String name();

    /** Where it lies. */
    DatasetFormat carrier();

    /** Its columns in order. */
    List<Column> columns();

    /** Number of rows after {@code day} days of changes. */
    long count(int day);

    /** One row as it stands after {@code day} days of changes. */
    Row row(long index, int day);

    /** The id that the whole platform uses. */
    default String id() {
        return department() + "_" + name();
    }
}
