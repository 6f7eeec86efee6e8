package org.shuqiao.query.release;

import org.shuqiao.query.answer.ColumnType;

/** Dimension or measure of a release with its type. */
public record ReleaseColumn(String name, ColumnType type, int scale) { }
