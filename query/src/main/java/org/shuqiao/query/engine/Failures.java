package org.shuqiao.query.engine;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;
import org.shuqiao.query.run.RunningQuery;

/** Converts whatever planning and execution throw, Errors included, to a coded refusal without its words. */
final class Failures {

    private Failures() { }

    static CodedException coded(Throwable failure, RunningQuery watch) {
        return failure instanceof CodedException coded ? coded
                : watch.reason().orElseGet(() -> coded(failure));
    }

    private static CodedException coded(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CodedException coded -> {
                    return coded;
                }
                case StackOverflowError deep -> {
                    return new CodedException(QueryCode.TOO_COMPLEX, RedactedException.of(failure));
                }
                case OutOfMemoryError memory -> {
                    return new CodedException(QueryCode.TOO_HEAVY, RedactedException.of(failure));
                }
                // a constant of the statement is computed where the generated code is loaded
                case ArithmeticException number -> {
                    return new CodedException(QueryCode.VALUE_DOES_NOT_FIT, RedactedException.of(failure));
                }
                case NumberFormatException number -> {
                    return new CodedException(QueryCode.VALUE_DOES_NOT_FIT, RedactedException.of(failure));
                }
                default -> { }
            }
        }
        return new CodedException(QueryCode.CANNOT_PLAN, RedactedException.of(failure));
    }
}
