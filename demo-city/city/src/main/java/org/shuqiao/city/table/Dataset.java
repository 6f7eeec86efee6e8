package org.shuqiao.city.table;

import java.util.List;

/**
 * One dataset of one department. Rows are computed one by one from their index, so that a table of any length is written
 * with flat memory, and a later day of the city is the same function asked about another day.
 */
public interface Dataset {

    /** Pinyin id of the department. */
    String department();

    /** Name within the department. */
    String name();

    /** Where it lies. */
    Carrier carrier();

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
