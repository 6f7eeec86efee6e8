package org.shuqiao.query;

/**
 * A failure of an engine or of the planner with its class and stack but not its message: messages quote statements and
 * values, which belong in no log.
 */
public final class WithoutWords extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 8;

    private WithoutWords(Throwable failure, int depth) {
        super(failure.getClass().getName(),
                failure.getCause() == null || depth == DEPTH ? null : new WithoutWords(failure.getCause(), depth + 1));
        setStackTrace(failure.getStackTrace());
    }

    public static WithoutWords of(Throwable failure) {
        return new WithoutWords(failure, 0);
    }
}
