package org.shuqiao.ledger.merkle;

/**
 * Place of a full subtree: at {@code level} its {@code index}-th one, covering the leaves from {@code index · 2^level}
 * up to but not including {@code (index + 1) · 2^level}. Level 0 are the leaves.
 */
public record NodeId(int level, long index) {

    public NodeId {
        if (level < 0 || level > 62 || index < 0) {
            throw new IllegalArgumentException("no such node");
        }
    }
}
