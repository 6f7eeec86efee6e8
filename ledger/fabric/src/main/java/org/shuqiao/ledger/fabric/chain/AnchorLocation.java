package org.shuqiao.ledger.fabric.chain;

/**
 * Position of an anchored checkpoint in the chain.
 *
 * @param size how many records of the log it covers
 */
public record AnchorLocation(long block, int transaction, long size) { }
