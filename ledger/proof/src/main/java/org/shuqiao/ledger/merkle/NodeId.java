package org.shuqiao.ledger.merkle;

/**
 * Position of a full subtree: number {@code index} at {@code level}, with 2^{@code level} leaves. Level 0 are the
 * leaves.
 */
public record NodeId(int level, long index) {

    public NodeId {
        if (level < 0 || level > 62 || index < 0) {
            throw new IllegalArgumentException("no such node");
        }
    }
}
