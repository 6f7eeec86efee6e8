package org.shuqiao.client;

import java.util.Optional;

/** Refusal or error that the platform answered: a problem (RFC 9457) with the platform's code. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Optional<ProvenReceipt> receipt;

    RefusedException(int status, String code, String text, Optional<ProvenReceipt> receipt) {
        super(code + " " + text);
        this.status = status;
        this.code = code;
        this.receipt = receipt;
    }

    /** @return the HTTP status */
    public int status() {
        return status;
    }

    /** @return for example {@code SQ-EXC-0042} */
    public String code() {
        return code;
    }

    /** @return the verified receipt of a refused exchange; nothing for any other error */
    public Optional<ProvenReceipt> receipt() {
        return receipt;
    }
}
