package org.shuqiao.exchange.platform.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Settings of looking after the lake ({@code lake.maintain}).
 *
 * @param at       time of the day from which on it is done, {@code 03:30}; {@code off}: only by command
 * @param keepDays how many days a snapshot stays after another one took its place
 * @param fileMib  size of a data file that compaction makes, in MiB
 */
public record MaintenanceSettings(String at, @JsonProperty("keep-days") Integer keepDays,
        @JsonProperty("file-mib") Integer fileMib) {

    static final MaintenanceSettings USUAL = new MaintenanceSettings("03:30", 7, 128);

    public MaintenanceSettings {
        at = at == null ? USUAL.at : at;
        keepDays = keepDays == null ? USUAL.keepDays : keepDays;
        fileMib = fileMib == null ? USUAL.fileMib : fileMib;
    }

    /** @return the time of the day, unless it is switched off */
    public Optional<LocalTime> hour() {
        return at.equals("off") ? Optional.empty() : Optional.of(LocalTime.parse(at));
    }

    public Duration keep() {
        return Duration.ofDays(keepDays);
    }

    public long fileBytes() {
        return (long) fileMib << 20;
    }
}
