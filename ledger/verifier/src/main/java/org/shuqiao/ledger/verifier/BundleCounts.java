package org.shuqiao.ledger.verifier;

import java.util.Optional;
import org.shuqiao.ledger.record.ExchangeRecordDraft;

/** Counts receipts by what they prove. */
final class BundleCounts {

    private long receipts;
    private long valid;
    private long consumer;
    private long requested;
    private long request;
    private long complete;
    private long hosted;
    private long cosigned;
    private long anchored;

    void add(Verdict verdict, Optional<ExchangeRecordDraft> record, Optional<Trail> trail) {
        receipts++;
        if (verdict instanceof Verdict.Valid && trail.isPresent()) {
            Trail proven = trail.get();
            valid++;
            consumer += one(proven.proves(Step.CONSUMER));
            requested += one(record.filter(Step.REQUEST::isOf).isPresent());
            request += one(proven.proves(Step.REQUEST));
            complete += one(proven.complete());
            hosted += one(proven.complete() && proven.steps().containsValue(Trail.Strength.HOSTED));
            cosigned += one(proven.proves(Step.WITNESSES));
            anchored += one(proven.proves(Step.BLOCK));
        }
    }

    BundleReport.Counts total() {
        return new BundleReport.Counts(receipts, valid, consumer, requested, request, complete, hosted, cosigned,
                anchored);
    }

    private static long one(boolean holds) {
        return holds ? 1 : 0;
    }
}
