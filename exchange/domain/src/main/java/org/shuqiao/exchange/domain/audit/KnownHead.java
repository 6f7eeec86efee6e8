package org.shuqiao.exchange.domain.audit;

/**
 * Head of the record log as somebody saw it.
 *
 * @param by   who saw it: {@code ledger}, {@code audit <file>}, {@code witness <department>}
 * @param size how many records the log had
 * @param root its root hash then, in base64
 */
public record KnownHead(String by, long size, String root) { }
