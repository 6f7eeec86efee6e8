package org.shuqiao.ledger.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lets threads that come while a transaction runs share the next one: one of them leads and commits for all, the others
 * wait for their result. No thread of its own, and the leader goes home with its own draft's batch.
 */
final class GroupCommit {

    private final int most;
    private final Consumer<List<Pending>> transaction;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Pending> waiting = new ArrayDeque<>();
    private boolean led;

    /**
     * @param most drafts in one transaction
     * @param transaction settles each draft of a batch; what it throws becomes the failure of all
     */
    GroupCommit(int most, Consumer<List<Pending>> transaction) {
        this.most = most;
        this.transaction = transaction;
    }

    /** Returns when the draft's transaction has ended. */
    void commit(Pending own) {
        lock.lock();
        try {
            own.waitOn(lock.newCondition());
            waiting.add(own);
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
        List<Pending> batch = new ArrayList<>();
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        led = true;
        lock.unlock();
        try {
            transaction.accept(batch);
        } catch (RuntimeException e) {
            batch.forEach(pending -> pending.fail(e));
        } finally {
            lock.lock();
            led = false;
            batch.forEach(Pending::finish);
            if (!waiting.isEmpty()) {
                waiting.element().wake();
            }
        }
    }
}
