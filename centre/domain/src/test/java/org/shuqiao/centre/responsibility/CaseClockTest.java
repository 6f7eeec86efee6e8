package org.shuqiao.centre.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.exchange.domain.clock.LegalClockFiles;

class CaseClockTest {

    private final CaseClock clock = new CaseClock(LegalClockFiles.load().calendar(),
            WorkHours.of(List.of("09:00-12:00", "13:00-17:00")).orElseThrow());

    /** 2026-10-01 to 10-07 are off, 2026-10-10 (Saturday) is worked. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-30T10:00, 2 work-hours, 2026-11-30T12:00",
        "2026-11-30T11:00, 2 work-hours, 2026-11-30T14:00",
        "2026-11-30T18:30, 1 work-hours, 2026-12-01T10:00",
        "2026-11-30T07:00, 7 work-hours, 2026-11-30T17:00",
        "2026-11-27T16:00, 2 work-hours, 2026-11-30T10:00",
        "2026-09-30T16:00, 2 work-hours, 2026-10-08T10:00",
        "2026-10-09T16:30, 1 work-hours, 2026-10-10T09:30",
        "2026-09-30T10:00, 1 working-days, 2026-10-08T17:00",
        "2026-10-08T10:00, 2 working-days, 2026-10-10T17:00",
        "2026-10-03T10:00, 1 working-days, 2026-10-08T17:00",
        "2026-09-30T23:30, 24 clock-hours, 2026-10-01T23:30"})
    void aLimitRunsOutWhereWorkOrTheClockHasRunSoLong(String start, String limit, String due) {
        assertThat(clock.due(at(start), TimeLimit.of(limit).orElseThrow())).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T09:00, 7 work-hours, 2026-11-30T13:30",
        "2026-11-30T17:00, 2 working-days, 2026-12-01T17:00",
        "2026-09-30T17:00, 1 working-days, 2026-10-08T13:30",
        "2026-11-30T10:00, 3 clock-hours, 2026-11-30T11:30"})
    void halfIsUsedWhenHalfOfTheWorkOrOfTheHoursIsOver(String start, String limit, String half) {
        assertThat(clock.half(at(start), TimeLimit.of(limit).orElseThrow())).isEqualTo(at(half));
    }

    @Test
    void aYearWithoutItsHolidaysIsProvisional() {
        assertThat(clock.provisional(at("2026-12-30T10:00"), new TimeLimit(9, Measure.WORKING_DAYS))).isTrue();
        assertThat(clock.provisional(at("2026-12-30T10:00"), new TimeLimit(99, Measure.CLOCK_HOURS))).isFalse();
        assertThat(clock.provisional(at("2026-12-01T10:00"), new TimeLimit(9, Measure.WORK_HOURS))).isFalse();
    }

    private static Instant at(String time) {
        return Instant.parse(time + ":00+08:00");
    }
}
