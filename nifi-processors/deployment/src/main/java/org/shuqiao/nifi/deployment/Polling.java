package org.shuqiao.nifi.deployment;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.flow.WorkerCode;

/** Polling of a condition with a deadline. */
final class Polling {

    private static final long LOOK_MILLIS = 150;

    private Polling() { }

    /** @throws CodedException when it did not come to be in time; {@code what} is named in it */
    static void until(String what, Duration atMost, BooleanSupplier done) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new CodedException(WorkerCode.NIFI_SLOW, what, atMost.toSeconds());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CodedException(WorkerCode.NIFI_SLOW, what, 0);
            }
        }
    }
}
