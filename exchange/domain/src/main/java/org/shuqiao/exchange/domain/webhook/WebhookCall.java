package org.shuqiao.exchange.domain.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Announcement that changes wait; it holds no data.
 *
 * @param record      of the delivery that waits: its cursor and receipt
 * @param changes     how many
 * @param corrections objections whose corrections are among them
 * @param state       {@code waiting}, {@code done} or {@code dead}
 * @param answer      status, or the code of what was in the way
 */
public record WebhookCall(String id, String subscription, String record, long changes, List<String> corrections,
        String state, int tries, Instant madeAt, Instant dueAt, Optional<Instant> triedAt, Optional<String> answer) {

    public WebhookCall {
        corrections = List.copyOf(corrections);
    }
}
