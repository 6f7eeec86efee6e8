package org.shuqiao.nifi.service;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential backoff with jitter that honours {@code Retry-After} (RFC 9110 §10.2.3) up to a limit.
 *
 * @param attempts in all
 * @param clock    tells how long it is until a date that the server named
 */
record Backoff(int attempts, Duration first, Duration most, InstantSource clock) {

    /** @param failed attempts so far, from 1 */
    Duration delay(int failed, Optional<String> retryAfter) {
        long exponential = Math.min(most.toMillis(), first.toMillis() << Math.min(failed - 1, 20));
        long jittered = exponential / 2 + ThreadLocalRandom.current().nextLong(exponential / 2 + 1);
        long asked = retryAfter.flatMap(this::parse).map(Duration::toMillis).orElse(0L);
        return Duration.ofMillis(Math.min(Math.max(jittered, asked), most.toMillis()));
    }

    private Optional<Duration> parse(String retryAfter) {
        String text = retryAfter.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration until = Duration.between(clock.instant(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
