package org.shuqiao.nifi.table;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Clock at noon by which something happens each time it is looked at. */
final class Ticking extends Clock {

    private final Tick tick;
    private int left = -1;
    private String next = "";
    private Instant now = Instant.parse("2024-03-07T12:00:00Z");

    Ticking(Tick tick) {
        this.tick = tick;
    }

    /** What happens. */
    @FunctionalInterface
    interface Tick {
        void happen() throws SQLException;
    }

    void set(String time) {
        now = Instant.parse("2024-03-07T" + time + ":00Z");
    }

    /** Sets a time that comes once the clock has been looked at so often. */
    void endAfter(int looks, String time) {
        left = looks;
        next = time;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        try {
            tick.happen();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (left >= 0 && left-- == 0) {
            set(next);
        }
        return now;
    }
}
