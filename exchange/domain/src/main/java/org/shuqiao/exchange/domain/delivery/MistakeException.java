package org.shuqiao.exchange.domain.delivery;

import org.shuqiao.base.error.CodedException;

/**
 * Tells of a call that asks for nothing that there is: a typing error, not an attempt to get data. Nothing was given
 * and the department has no record of it in the log; whoever lets the call in enters it into the security log.
 */
public final class MistakeException extends RuntimeException {

    private final transient CodedException reason;

    public MistakeException(CodedException reason) {
        super(null, reason, false, false);
        this.reason = reason;
    }

    public CodedException reason() {
        return reason;
    }

    /** Without the text of the call, which may hold personal values. */
    @Override
    public String getMessage() {
        return reason.getMessage();
    }
}
