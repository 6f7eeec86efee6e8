package org.shuqiao.exchange.domain.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;

/** Asserts that a call is refused with a code. */
public final class Refusals {

    private Refusals() { }

    public static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
