package org.shuqiao.query.source;

import org.shuqiao.query.answer.ColumnType;

/** Granted column after its mask. */
public record GrantedColumn(String name, ColumnType type, int scale) { }
