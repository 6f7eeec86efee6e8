package org.shuqiao.exchange.web.connection;

import java.io.IOException;
import org.shuqiao.base.error.CodedException;

/** Body of a request that is not read further. */
final class BodyRefusedException extends IOException {

    private final transient CodedException coded;

    BodyRefusedException(CodedException coded) {
        super(coded);
        this.coded = coded;
    }

    CodedException coded() {
        return coded;
    }
}
