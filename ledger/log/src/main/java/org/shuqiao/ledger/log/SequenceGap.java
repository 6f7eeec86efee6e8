package org.shuqiao.ledger.log;

/** Sequence numbers of a grant that the log lacks, both bounds inclusive. */
public record SequenceGap(long from, long to) {
}
