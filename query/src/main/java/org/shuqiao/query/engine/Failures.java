package org.shuqiao.query.engine;

import java.time.DateTimeException;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;
import org.shuqiao.query.run.RunningQuery;

/** Converts whatever planning and execution throw, Errors included, to a coded refusal without its words. */
final class Failures {

    private Failures() { }

    /** Once a query was stopped, its reason is what its consumer is told, whatever fell over on the way. */
    static CodedException coded(Throwable failure, RunningQuery watch) {
        return failure instanceof CodedException coded ? coded : watch.reason().orElseGet(() -> coded(failure));
    }

    private static CodedException coded(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CodedException coded) {
                return coded; // what an engine said is wrapped by the planner's runtime
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<QueryCode> kind = kind(cause);
            if (kind.isPresent()) {
                return new CodedException(kind.get(), RedactedException.of(failure));
            }
        }
        return new CodedException(QueryCode.CANNOT_PLAN, RedactedException.of(failure));
    }

    private static Optional<QueryCode> kind(Throwable cause) {
        return switch (cause) {
            case StackOverflowError deep -> Optional.of(QueryCode.TOO_COMPLEX);
            case OutOfMemoryError memory -> Optional.of(QueryCode.TOO_HEAVY);
            // generated code computes with the data, and constants of the statement where it is loaded
            case ArithmeticException number -> Optional.of(QueryCode.VALUE_DOES_NOT_FIT);
            case NumberFormatException number -> Optional.of(QueryCode.VALUE_DOES_NOT_FIT);
            case ClassCastException value -> Optional.of(QueryCode.VALUE_DOES_NOT_FIT);
            case DateTimeException time -> Optional.of(QueryCode.VALUE_DOES_NOT_FIT);
            default -> generated(cause) ? Optional.of(QueryCode.VALUE_DOES_NOT_FIT) : Optional.empty();
        };
    }

    /** Runtime of the generated code; its failures have words of their own, which may quote values. */
    private static boolean generated(Throwable cause) {
        StackTraceElement[] stack = cause.getStackTrace();
        return stack.length > 0 && (stack[0].getClassName().startsWith("org.apache.calcite.runtime.")
                || stack[0].getClassName().startsWith("org.apache.calcite.avatica.util.")
                || stack[0].getClassName().startsWith("org.apache.calcite.linq4j."));
    }
}
