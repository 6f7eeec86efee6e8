package org.shuqiao.standards.mapping;

/** What became of a row. */
public sealed interface RowOutcome permits Standard, Quarantined {
}
