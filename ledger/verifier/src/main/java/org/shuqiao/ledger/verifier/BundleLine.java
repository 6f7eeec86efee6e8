package org.shuqiao.ledger.verifier;

import java.util.Optional;
import org.shuqiao.ledger.record.ExchangeRecordDraft;

/**
 * Line on one receipt.
 *
 * @param record that is in the log; none when that is not proven
 * @param trail what was proven of it; none when already its record is not in the log
 * @param excess how a delivery went beyond its grant
 */
public record BundleLine(String name, Verdict verdict, Optional<ExchangeRecordDraft> record, Optional<Trail> trail,
        Optional<Excess> excess) { }
