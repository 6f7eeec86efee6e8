package org.shuqiao.contracts.worker;

/** Names the exit codes of a worker. */
public final class WorkerExit {

    /** Everything is done. */
    public static final int DONE = 0;
    /** The worker itself failed; so it did with any code that is not named here. */
    public static final int FAILED = 1;
    /** Some datasets failed, each told by an event; the rest is done. */
    public static final int SOME_FAILED = 3;

    private WorkerExit() { }
}
