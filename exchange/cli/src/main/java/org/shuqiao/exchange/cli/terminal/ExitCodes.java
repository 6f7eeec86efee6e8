package org.shuqiao.exchange.cli.terminal;

/** Exit codes of every command, as documented in {@code docs/commands.md}. */
public final class ExitCodes {
    public static final int DONE = 0;
    /** The answer is no: a receipt does not verify, a value is rejected. */
    public static final int NO = 1;
    public static final int USAGE = 2;
    /** Some datasets failed, the rest is done. */
    public static final int PARTLY = 3;
    /** Refused or wrong input, with a coded error. */
    public static final int REFUSED = 4;
    /** No server answers. */
    public static final int UNREACHABLE = 5;
    public static final int INTERNAL = 70;

    private ExitCodes() { }
}
