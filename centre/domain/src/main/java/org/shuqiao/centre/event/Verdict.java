package org.shuqiao.centre.event;

import java.time.Instant;

/**
 * Decision of an officer about two reports; the latest about a pair counts.
 *
 * @param act      id of what was done; one act decides about several pairs
 * @param together whether they are one event, or never one
 * @param one      id of a report; the lesser of the two
 */
public record Verdict(String act, Instant at, String by, boolean together, String reason, String one, String other) {

    /** @return the pair in one order */
    static Verdict of(String act, Instant at, String by, boolean together, String reason, String one, String other) {
        return one.compareTo(other) < 0 ? new Verdict(act, at, by, together, reason, one, other)
                : new Verdict(act, at, by, together, reason, other, one);
    }
}
