package org.shuqiao.ledger.record;

/**
 * Use of one resource under one grant.
 *
 * @param grant the grant's id, for example {@code G-2026-000012}
 * @param resource the resource code, for example {@code 10101001/000001}
 * @param version the entry's version, from 1
 * @param policy {@code sha256:} and the digest of the compiled policy in hex
 */
public record GrantUse(String grant, String resource, long version, String policy) { }
