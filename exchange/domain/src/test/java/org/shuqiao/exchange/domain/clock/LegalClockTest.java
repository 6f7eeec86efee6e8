package org.shuqiao.exchange.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.clock.Pause;

final class LegalClockTest {

    private final LegalClock clock = LegalClockFiles.load();

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, false", "2026-01-03, false", "2026-01-04, true", "2026-02-14, true", "2026-02-15, false",
        "2026-02-23, false", "2026-02-28, true", "2026-05-04, false", "2026-05-09, true", "2026-06-19, false",
        "2026-09-20, true", "2026-09-25, false", "2026-10-05, false", "2026-10-08, true", "2026-10-10, true",
        "2026-11-21, false", "2026-11-23, true", "2025-10-08, false", "2025-10-11, true"})
    void aDayIsAWorkingDayAsTheNoticesSay(LocalDate day, boolean works) {
        assertThat(clock.calendar().isWorkingDay(day)).isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({
        // from Thursday over the spring holiday with its two worked Saturdays
        "reply-conditional, 2026-02-12, 2026-03-04",
        "reply-unconditional, 2026-02-14, 2026-02-24",
        "reply-conditional, 2026-09-18, 2026-10-09",
        "share-after-agreement, 2026-04-20, 2026-05-20",
        "reply-unconditional, 2026-11-20, 2026-11-23"})
    void aPeriodEndsOnItsLastWorkingDay(String duty, LocalDate start, LocalDate due) {
        Duty which = Arrays.stream(Duty.values()).filter(each -> each.id().equals(duty)).findFirst().get();

        ClockReading reading = clock.read(which, start, start);

        assertThat(reading.due()).contains(due);
        assertThat(reading.deadline().basis()).contains("809");
        assertThat(reading.notices()).contains("国办发明电〔2025〕7号");
        assertThat(reading.provisional()).isFalse();
    }

    @Test
    void theDayAfterTheDueDateIsLateAndOnlyWorkingDaysCountAsLate() {
        LocalDate start = LocalDate.of(2026, 11, 6); // a Friday: due on the Friday two weeks later

        ClockReading onTime = clock.read(Duty.REPLY_CONDITIONAL, start, LocalDate.of(2026, 11, 20));
        ClockReading weekend = clock.read(Duty.REPLY_CONDITIONAL, start, LocalDate.of(2026, 11, 22));
        ClockReading late = clock.read(Duty.REPLY_CONDITIONAL, start, LocalDate.of(2026, 11, 24));

        assertThat(onTime.isOverdue()).isFalse();
        assertThat(onTime.used()).isEqualTo(10);
        assertThat(weekend.isOverdue()).isFalse();
        assertThat(late.overdue()).isEqualTo(2);
    }

    @Test
    void aClockStandsStillWhileTheRequestIsCompleted() {
        LocalDate start = LocalDate.of(2026, 11, 2);
        LocalDate notice = LocalDate.of(2026, 11, 4);

        ClockReading open = clock.read(Duty.REPLY_CONDITIONAL, start,
                Optional.of(new Pause(notice, Optional.empty())), 0, LocalDate.of(2026, 12, 31));
        ClockReading completed = clock.read(Duty.REPLY_CONDITIONAL, start,
                Optional.of(new Pause(notice, Optional.of(LocalDate.of(2026, 11, 30)))), 0, LocalDate.of(2026, 12, 1));

        assertThat(open.paused()).isTrue();
        assertThat(open.due()).isEmpty();
        assertThat(open.isOverdue()).isFalse();
        assertThat(open.used()).isEqualTo(1);
        assertThat(open.remaining()).isEqualTo(9);
        assertThat(completed.used()).isEqualTo(2);
        assertThat(completed.remaining()).isEqualTo(8);
        assertThat(completed.due()).contains(LocalDate.of(2026, 12, 11));
    }

    @Test
    void aYearWithoutANoticeIsReckonedProvisionally() {
        ClockReading reading = clock.read(Duty.SHARE_AFTER_AGREEMENT, LocalDate.of(2026, 12, 20),
                LocalDate.of(2026, 12, 20));

        assertThat(reading.provisional()).isTrue();
    }

    @Test
    void noDeadlineIsInForceBeforeTheRegulation() {
        assertThatThrownBy(() -> clock.deadline(Duty.REPLY_CONDITIONAL, LocalDate.of(2025, 7, 31)))
                .isInstanceOf(CodedException.class).hasMessageContaining("SQ-EXC-0061");
    }

    @Test
    void aCityShortensADeadlineFromADayOn(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("deadlines-city.yaml"), """
                deadlines:
                  - {duty: reply-conditional, working-days: 5, effective-from: 2026-06-01, basis: 本市办法}
                """);

        LegalClock city = LegalClockFiles.load(folder);

        assertThat(city.deadline(Duty.REPLY_CONDITIONAL, LocalDate.of(2026, 5, 31)).workingDays()).isEqualTo(10);
        assertThat(city.deadline(Duty.REPLY_CONDITIONAL, LocalDate.of(2026, 6, 1)).workingDays()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{year: 2027, notice: n, number: x, issued: 2026-11-01, off: [{name: a, from: 2027-01-01, to: 2027-01-03}], "
                + "work: [2027-01-02]}",
        "{year: 2027, notice: n, number: x, issued: 2026-11-01, off: [{name: a, from: 2026-01-01, to: 2027-01-03}]}",
        "{year: 2027, notice: n, number: x, issued: 2026-11-01, work: [2027-01-04]}",
        "{year: 2027, notice: n, issued: 2026-11-01}",
        "{deadlines: [{duty: reply-sometime, working-days: 1, effective-from: 2026-01-01, basis: b}]}",
        "{deadlines: [{duty: reply-conditional, working-days: 0, effective-from: 2026-01-01, basis: b}]}"})
    void aWrongDataFileIsRefused(String yaml, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("wrong.yaml"), yaml);

        assertThatThrownBy(() -> LegalClockFiles.load(folder))
                .isInstanceOf(CodedException.class).hasMessageContaining("SQ-EXC-0060")
                .hasMessageContaining("wrong.yaml");
    }
}
