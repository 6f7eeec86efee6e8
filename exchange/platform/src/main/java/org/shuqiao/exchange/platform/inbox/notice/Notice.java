package org.shuqiao.exchange.platform.inbox.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notice of new matters.
 *
 * @param items  keys of the matters that it tells of
 * @param answer HTTP status, or the code of what went wrong
 */
public record Notice(String id, String login, Channel.Kind kind, List<String> items, State state, int tries,
        Instant madeAt, Instant dueAt, Optional<String> answer) {

    /** State of a notice: {@code DEAD} after the last try. */
    public enum State { WAITING, DONE, DEAD }
}
