package org.shuqiao.systems;

import java.util.ArrayDeque;
import java.util.Deque;

/** Registers shutdown actions that run one by one in reverse order. */
public final class ShutdownHooks {

    private static final Deque<Runnable> DUTIES = new ArrayDeque<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ShutdownHooks::run, "at-exit"));
    }

    private ShutdownHooks() { }

    /** Where this JVM is ending already it is done at once, and the caller goes no further. */
    public static void add(Runnable duty) {
        synchronized (DUTIES) {
            if (!ending) {
                DUTIES.push(duty);
                return;
            }
        }
        duty.run();
        throw new IllegalStateException("this JVM is ending");
    }

    /** It was done already. */
    public static void forget(Runnable duty) {
        synchronized (DUTIES) {
            DUTIES.remove(duty);
        }
    }

    /** @return whether this JVM is ending, so that what fails now fails because of that */
    public static boolean isShuttingDown() {
        synchronized (DUTIES) {
            return ending;
        }
    }

    private static void run() {
        for (Runnable duty = next(); duty != null; duty = next()) {
            try {
                duty.run();
            } catch (RuntimeException e) {
                System.err.println("not ended: " + e); // the others are to be ended all the same
            }
        }
    }

    private static Runnable next() {
        synchronized (DUTIES) {
            ending = true;
            return DUTIES.poll();
        }
    }
}
