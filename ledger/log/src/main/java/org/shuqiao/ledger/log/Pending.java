package org.shuqiao.ledger.log;

import java.util.Optional;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;

/**
 * A draft that waits for its batch. It is written by the thread that holds the log's lock and read by its own thread
 * after that lock was released.
 */
final class Pending {

    private final ExchangeRecordDraft draft;
    private Optional<Receipt> receipt = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean done;

    Pending(ExchangeRecordDraft draft) {
        this.draft = draft;
    }

    ExchangeRecordDraft draft() {
        return draft;
    }

    /** The receipt that holds once the transaction has committed. */
    void propose(Receipt proposed) {
        receipt = Optional.of(proposed);
    }

    void fail(RuntimeException cause) {
        failure = Optional.of(cause);
    }

    /** The transaction has ended, so the outcome stands. */
    void finish() {
        done = true;
    }

    boolean settled() {
        return receipt.isPresent() || failure.isPresent();
    }

    boolean finished() {
        return done;
    }

    Receipt result() {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return receipt.orElseThrow();
    }
}
