package org.shuqiao.ledger.log;

/** Range of sequence numbers that the log lacks for a grant, both bounds inclusive. */
public record SequenceGap(long from, long to) { }
