package org.shuqiao.exchange.platform.inbox.notice;

import java.time.Instant;

/**
 * Way by which somebody is told of the inbox beside the pages.
 *
 * @param proved whether its owner has proved that the address is the owner's; before that nothing is sent there but
 *     the proof
 */
public record Channel(String login, Kind kind, String address, Pace pace, boolean proved, Instant setAt) {

    /** Channel by which a notice goes. */
    public enum Kind { MAIL, WEBHOOK }

    /** Pace of a notice: within a minute of a new matter, or once a day at eight. */
    public enum Pace { AT_ONCE, DAILY }
}
