package org.shuqiao.query.source;

import org.shuqiao.query.ColumnType;

/** A column as the consumer may see it, after its mask. */
public record GrantedColumn(String name, ColumnType type, int scale) {}
