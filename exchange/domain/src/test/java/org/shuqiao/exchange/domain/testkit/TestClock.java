package org.shuqiao.exchange.domain.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Clock that tests set. */
public final class TestClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-23T01:00:00Z");

    public void set(LocalDate day, String time) {
        now = day.atTime(LocalTime.parse(time)).atZone(ExchangeStore.ZONE).toInstant();
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ExchangeStore.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
