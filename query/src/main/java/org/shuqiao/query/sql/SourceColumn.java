package org.shuqiao.query.sql;

import org.shuqiao.query.answer.ColumnType;

/**
 * Column of a physical table with the engine SQL that reads it.
 *
 * @param expression engine SQL that yields the value in the form of {@code type}
 * @param scale digits after the point of a {@link ColumnType#DECIMAL}, else 0
 */
public record SourceColumn(String name, ColumnType type, int scale, String expression) { }
