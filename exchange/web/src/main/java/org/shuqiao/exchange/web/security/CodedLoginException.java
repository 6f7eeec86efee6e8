package org.shuqiao.exchange.web.security;

import org.shuqiao.base.error.CodedException;
import org.springframework.security.core.AuthenticationException;

/** A login that was refused, with the coded error that says why. */
public final class CodedLoginException extends AuthenticationException {

    private final transient CodedException coded;

    CodedLoginException(CodedException coded) {
        super(coded.code().id(), coded);
        this.coded = coded;
    }

    public CodedException coded() {
        return coded;
    }
}
