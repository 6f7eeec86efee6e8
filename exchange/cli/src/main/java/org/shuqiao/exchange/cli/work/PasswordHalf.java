package org.shuqiao.exchange.cli.work;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.terminal.CommandCode;

/** One half of a new account's initial password, from the environment and never from the command line. */
final class PasswordHalf {

    private PasswordHalf() { }

    static String given() {
        String half = System.getenv("NEW_PASSWORD");
        if (half == null || half.isEmpty()) {
            throw new CodedException(CommandCode.NO_NEW_PASSWORD);
        }
        return half;
    }
}
