package org.shuqiao.exchange.web.error;

import org.shuqiao.base.error.CodedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Names what makes a call unusable, for pages and REST alike. */
public final class BadRequest {

    private BadRequest() { }

    /** @param unusable what Spring found; its own words may quote what was given */
    public static CodedException of(Exception unusable) {
        return switch (unusable) {
            case MissingServletRequestParameterException missing -> parameter(missing, missing.getParameterName());
            case MethodArgumentTypeMismatchException mismatch -> parameter(mismatch, mismatch.getName());
            case MissingRequestHeaderException missing -> parameter(missing, missing.getHeaderName());
            case HttpRequestMethodNotSupportedException method ->
                    new CodedException(ServerCode.WRONG_METHOD, method, method.getMethod());
            case HttpMediaTypeNotAcceptableException form -> new CodedException(ServerCode.NOT_OFFERED, form);
            case HttpMediaTypeNotSupportedException form -> new CodedException(ServerCode.NOT_READ, form);
            default -> parameter(unusable, "?");
        };
    }

    private static CodedException parameter(Exception cause, String name) {
        return new CodedException(ServerCode.BAD_REQUEST, cause, name);
    }
}
