package org.shuqiao.query.source;

import org.shuqiao.query.ColumnType;

/**
 * A column of a table as its engine holds it.
 *
 * @param expression engine SQL that yields the value in the form of {@code type}
 * @param scale digits after the point of a {@link ColumnType#DECIMAL}, else 0
 */
public record SourceColumn(String name, ColumnType type, int scale, String expression) {}
