package org.shuqiao.exchange.domain.audit;

/**
 * Deviation that an audit found.
 *
 * @param place  what it concerns: a record's id or index, a grant, a resource, a file, a statement
 * @param detail the facts that contradict each other, in no language and without personal data
 */
public record Finding(FindingKind kind, String place, String detail) { }
