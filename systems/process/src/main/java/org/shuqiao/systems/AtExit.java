package org.shuqiao.systems;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be done when this JVM ends, however it ends: one after the other, the last that was asked for first. */
public final class AtExit {

    private static final Deque<Runnable> DUTIES = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::run, "at-exit"));
    }

    private AtExit() {
    }

    public static void perform(Runnable duty) {
        synchronized (DUTIES) {
            DUTIES.push(duty);
        }
    }

    /**
     * Whoever forgets a duty does it, or has done it.
     *
     * @return false where it was begun at the end of this JVM, beside the caller
     */
    public static boolean forget(Runnable duty) {
        synchronized (DUTIES) {
            return DUTIES.remove(duty);
        }
    }

    private static void run() {
        for (Runnable duty = next(); duty != null; duty = next()) {
            duty.run();
        }
    }

    private static Runnable next() {
        synchronized (DUTIES) {
            return DUTIES.poll();
        }
    }
}
