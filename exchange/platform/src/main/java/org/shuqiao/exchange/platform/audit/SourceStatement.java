package org.shuqiao.exchange.platform.audit;

import java.time.Instant;

/**
 * Statement that a source's own log has.
 *
 * @param place       where it stands there: session and line
 * @param user        database account that ran it
 * @param application what the client called itself
 * @param text        the statement; it may quote values and goes nowhere from here
 */
record SourceStatement(String place, Instant at, String user, String application, String text) {

    /** Without the text, which may hold personal values. */
    @Override
    public String toString() {
        return place + " " + at + " " + user + " " + application;
    }
}
