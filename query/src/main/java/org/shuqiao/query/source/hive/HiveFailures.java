package org.shuqiao.query.source.hive;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;

/**
 * Converts failures of a HiveServer2 engine to coded errors without their messages. Its words may quote values, so only
 * their kind is looked at.
 */
final class HiveFailures {

    private static final List<String> VALUES = List.of("cast_invalid_input", "cast_overflow", "arithmetic_overflow",
            "divide_by_zero", "numeric_value_out_of_range", "invalid_array_index", "cannot_parse", "numberformat",
            "datetimeexception", "arithmeticexception");

    private HiveFailures() { }

    /**
     * Failure of a log-in. That of a query brings the server's stack along, in which such words may stand for nothing.
     *
     * @param place the engine's address, fit for messages
     */
    static CodedException atLogIn(SQLException failure, String place) {
        String words = words(failure);
        return words.contains("authentication") || words.contains("error validating the login")
                || "28000".equals(failure.getSQLState())
                        ? new CodedException(QueryCode.ENGINE_REFUSED, RedactedException.of(failure), place)
                        : coded(failure, place);
    }

    /** @param place the engine's address, fit for messages */
    static CodedException coded(SQLException failure, String place) {
        String words = words(failure);
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (words.contains("cancel")) {
            return new CodedException(QueryCode.STOPPED, RedactedException.of(failure));
        }
        if (state.startsWith("22") || VALUES.stream().anyMatch(words::contains)) {
            return new CodedException(QueryCode.VALUE_DOES_NOT_FIT, RedactedException.of(failure));
        }
        if (words.contains("outofmemory") || words.contains("maxresultsize")) {
            return new CodedException(QueryCode.TOO_HEAVY, RedactedException.of(failure));
        }
        if (words.contains("sslhandshakeexception") || words.contains("certpath")) {
            return new CodedException(QueryCode.ENGINE_UNTRUSTED, RedactedException.of(failure), place);
        }
        if (state.startsWith("42") || words.contains("parseexception") || words.contains("analysisexception")) {
            return new CodedException(QueryCode.CANNOT_PLAN, RedactedException.of(failure));
        }
        return new CodedException(QueryCode.ENGINE_UNREACHABLE, RedactedException.of(failure), place);
    }

    private static String words(SQLException failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            words.append(cause.getClass().getSimpleName()).append(' ').append(cause.getMessage()).append('\n');
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }
}
