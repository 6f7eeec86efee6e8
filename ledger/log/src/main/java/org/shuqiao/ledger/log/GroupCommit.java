package org.shuqiao.ledger.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Group commit: one waiting thread leads and commits the drafts of all threads in one transaction. No thread of its
 * own, and the leader goes home with its own draft's batch. A leader who finds fewer drafts than the last transaction
 * had waits for the rest a moment: who was served together comes back together, and otherwise every other transaction
 * would be of one draft.
 */
final class GroupCommit {

    /** Half a transaction. */
    private static final long MOMENT = TimeUnit.MICROSECONDS.toNanos(700);

    private final int most;
    private final Consumer<List<PendingAppend>> transaction;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Queue<PendingAppend> waiting = new ArrayDeque<>();
    private boolean led;
    private int last = 1;

    /**
     * @param most drafts in one transaction
     * @param transaction settles each draft of a batch; what it throws becomes the failure of all
     */
    GroupCommit(int most, Consumer<List<PendingAppend>> transaction) {
        this.most = most;
        this.transaction = transaction;
    }

    /** Returns when the draft's transaction has ended. */
    void commit(PendingAppend own) {
        lock.lock();
        try {
            own.waitOn(lock.newCondition());
            waiting.add(own);
            arrived.signal();
            while (!own.finished()) {
                if (led) {
                    own.await();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void lead() {
        led = true;
        gather();
        List<PendingAppend> batch = new ArrayList<>();
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        last = batch.size();
        lock.unlock();
        try {
            transaction.accept(batch);
        } catch (RuntimeException e) {
            batch.forEach(pending -> pending.fail(e));
        } finally {
            lock.lock();
            led = false;
            batch.forEach(PendingAppend::finish);
            if (!waiting.isEmpty()) {
                waiting.element().wake();
            }
        }
    }

    private void gather() {
        long moment = MOMENT;
        try {
            while (waiting.size() < Math.min(last, most) && moment > 0) {
                moment = arrived.awaitNanos(moment);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the batch goes on as it is
        }
    }
}
