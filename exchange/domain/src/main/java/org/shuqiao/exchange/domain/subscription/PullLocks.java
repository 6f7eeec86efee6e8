package org.shuqiao.exchange.domain.subscription;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one at a time ask for the changes of a subscription: of two that ask at once the second gets the same. */
final class PullLocks {

    private final ReentrantLock[] locks = new ReentrantLock[64];

    PullLocks() {
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    <T> T holding(String subscription, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(subscription.hashCode(), locks.length)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
