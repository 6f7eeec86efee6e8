package org.shuqiao.ledger.log;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;

/** Draft that waits for its append, with its result. */
final class PendingAppend {

    private final ExchangeRecordDraft draft;
    private Optional<Receipt> receipt = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();
    private Optional<Condition> news = Optional.empty();
    private boolean done;

    PendingAppend(ExchangeRecordDraft draft) {
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

    boolean settled() {
        return receipt.isPresent() || failure.isPresent();
    }

    /** @return the receipt; the failure is thrown */
    Receipt result() {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return receipt.orElseThrow();
    }

    // under the lock of its group from here on

    void waitOn(Condition condition) {
        news = Optional.of(condition);
    }

    void await() {
        news.orElseThrow().awaitUninterruptibly();
    }

    void wake() {
        news.orElseThrow().signal();
    }

    /** The transaction has ended, so the outcome stands. */
    void finish() {
        done = true;
        wake();
    }

    boolean finished() {
        return done;
    }
}
