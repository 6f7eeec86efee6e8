package org.shuqiao.query.error;

/**
 * Exception that keeps the class and stack of a failure but redacts its message. Messages quote statements and values,
 * which belong in no log.
 */
public final class RedactedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 8;

    private RedactedException(Throwable failure, int depth) {
        super(failure.getClass().getName(),
                failure.getCause() == null || depth == DEPTH ? null : new RedactedException(failure.getCause(),
                        depth + 1));
        setStackTrace(failure.getStackTrace());
    }

    public static RedactedException of(Throwable failure) {
        return new RedactedException(failure, 0);
    }
}
