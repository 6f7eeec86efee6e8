package org.shuqiao.exchange.domain.webhook;

import java.time.Duration;
import java.util.List;

/** Waits after the first, second, … try of a call outward that failed; after the last try it is given up. */
public final class WebhookWaits {

    /** Tries in all. */
    public static final int TRIES = 7;

    static final List<Duration> WAITS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(12));

    private WebhookWaits() { }

    /** @param tries that were made before this one */
    public static Duration after(int tries) {
        return WAITS.get(Math.min(tries, WAITS.size() - 1));
    }
}
