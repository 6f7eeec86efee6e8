package org.shuqiao.query.jdbc;

import org.shuqiao.base.error.ErrorKind;

/** SQLSTATE of each kind of error (ISO/IEC 9075-2 §24, and PostgreSQL's for what the standard has none). */
final class SqlStates {

    private SqlStates() { }

    static String of(ErrorKind kind) {
        return switch (kind) {
            case UNKNOWN -> "42S02"; // base table or view not found
            case UNAUTHENTICATED -> "28000"; // invalid authorization specification
            case FORBIDDEN, REFUSED -> "42501"; // insufficient privilege
            case MALFORMED, WRONG_METHOD, NOT_OFFERED, NOT_READ -> "08P01"; // protocol violation
            case INVALID -> "42000"; // syntax error or access rule violation
            case TOO_LARGE -> "54000"; // program limit exceeded
            case TOO_SLOW -> "57014"; // query cancelled
            case MISDIRECTED -> "08001"; // client unable to establish connection
            case CONFLICT -> "55006"; // object in use
            case EXHAUSTED -> "53400"; // configuration limit exceeded
            case UNAVAILABLE -> "57P03"; // cannot connect now
            case INTERNAL -> "XX000"; // internal error
        };
    }
}
