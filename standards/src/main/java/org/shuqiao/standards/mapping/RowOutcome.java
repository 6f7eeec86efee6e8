package org.shuqiao.standards.mapping;

/** Outcome of mapping a row: standard or quarantined. */
public sealed interface RowOutcome permits StandardRow, QuarantinedRow { }
