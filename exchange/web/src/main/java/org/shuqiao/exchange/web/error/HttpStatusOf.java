package org.shuqiao.exchange.web.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.springframework.http.HttpStatus;

/** HTTP status of a coded error, by REST and on pages alike (RFC 9110 §15, RFC 6585 §4). */
public final class HttpStatusOf {

    private HttpStatusOf() { }

    public static HttpStatus code(ErrorCode code) {
        return kind(code.kind());
    }

    public static HttpStatus kind(ErrorKind kind) {
        return switch (kind) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case WRONG_METHOD -> HttpStatus.METHOD_NOT_ALLOWED;
            case NOT_OFFERED -> HttpStatus.NOT_ACCEPTABLE;
            case NOT_READ -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
            case MISDIRECTED -> HttpStatus.MISDIRECTED_REQUEST;
            case INVALID, REFUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case EXHAUSTED -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
