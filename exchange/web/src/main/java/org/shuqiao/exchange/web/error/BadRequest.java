package org.shuqiao.exchange.web.error;

import org.shuqiao.base.error.CodedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Names the parameter that makes a call unusable, for pages and REST alike. */
public final class BadRequest {

    private BadRequest() { }

    /** @param unusable what Spring found; its own words may quote what was given */
    public static CodedException of(Exception unusable) {
        String parameter = switch (unusable) {
            case MissingServletRequestParameterException missing -> missing.getParameterName();
            case MethodArgumentTypeMismatchException mismatch -> mismatch.getName();
            default -> "?";
        };
        return new CodedException(ServerCode.BAD_REQUEST, unusable, parameter);
    }
}
