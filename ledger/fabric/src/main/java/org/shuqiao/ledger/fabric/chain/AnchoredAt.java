package org.shuqiao.ledger.fabric.chain;

/**
 * A checkpoint that a block anchors.
 *
 * @param size how many records of the log it covers
 */
public record AnchoredAt(long block, int transaction, long size) {
}
