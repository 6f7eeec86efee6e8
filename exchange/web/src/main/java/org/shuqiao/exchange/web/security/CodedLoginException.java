package org.shuqiao.exchange.web.security;

import org.shuqiao.base.error.CodedException;
import org.springframework.security.core.AuthenticationException;

/** Refused login with its coded error. */
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
