package org.shuqiao.exchange.web.connection;

import java.io.IOException;
import org.shuqiao.base.error.CodedException;
import org.springframework.http.HttpStatus;

/** Body of a request that is not read further. */
final class BodyRefusedException extends IOException {

    private final HttpStatus status;
    private final transient CodedException coded;

    BodyRefusedException(HttpStatus status, CodedException coded) {
        super(coded);
        this.status = status;
        this.coded = coded;
    }

    HttpStatus status() {
        return status;
    }

    CodedException coded() {
        return coded;
    }
}
