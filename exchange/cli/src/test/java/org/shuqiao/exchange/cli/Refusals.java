package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Assertions about a refusal on the terminal. */
final class Refusals {

    private Refusals() { }

    /** Exit code 4, the error with its code, nothing of the platform's inside. */
    static void assertRefused(Terminal run, String code) {
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCodes.REFUSED);
        assertThat(run.err()).startsWith(code).doesNotContain("\tat ", "Exception");
    }
}
