package org.shuqiao.ledger.log;

import org.shuqiao.ledger.record.ExchangeRecord;

/** Record with its index in the log. */
public record LoggedRecord(long index, ExchangeRecord record) { }
