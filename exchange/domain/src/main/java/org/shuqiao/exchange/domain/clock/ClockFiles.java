package org.shuqiao.exchange.domain.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.clock.ClockRules;
import org.shuqiao.ledger.clock.HolidayNotice;
import org.shuqiao.ledger.clock.LegalPeriod;

/**
 * Data files of the legal clock taken together. A notice that another one {@code replaces} does not count. What remains
 * must not contradict itself: one schedule for each year, no day of which two notices speak, one period for each duty
 * and day on which it comes into force.
 */
public record ClockFiles(List<ClockFile> files) {

    public ClockFiles {
        files = List.copyOf(files);
    }

    /** @return with one more; the same once more changes nothing */
    public ClockFiles and(ClockFile more) {
        List<ClockFile> all = new ArrayList<>(files);
        all.add(more);
        return new ClockFiles(all);
    }

    /**
     * @return the rules that they make
     * @throws CodedException {@code SCHEDULES_CONTRADICT}, {@code NOTICES_OVERLAP}, {@code PERIODS_CONTRADICT}, each
     *     naming both; {@code REPLACES_UNKNOWN}
     */
    public ClockRules rules() {
        List<HolidayNotice> all = files.stream().flatMap(file -> file.notices().stream()).distinct().toList();
        for (HolidayNotice notice : all) {
            notice.replaces().filter(number -> all.stream().noneMatch(each -> each.number().equals(number)
                    && each.year() == notice.year())).ifPresent(number -> {
                        throw new CodedException(ClockCode.REPLACES_UNKNOWN, notice.number(), number);
                    });
        }
        List<HolidayNotice> ruling = all.stream().filter(notice -> all.stream().map(HolidayNotice::replaces)
                .flatMap(Optional::stream).noneMatch(notice.number()::equals)).toList();
        pairs(ruling);
        return new ClockRules(ruling, periods());
    }

    private static void pairs(List<HolidayNotice> ruling) {
        for (int i = 0; i < ruling.size(); i++) {
            for (HolidayNotice other : ruling.subList(i + 1, ruling.size())) {
                apart(ruling.get(i), other);
            }
        }
    }

    private static void apart(HolidayNotice one, HolidayNotice other) {
        if (one.year() != other.year()) {
            return;
        }
        if (!one.supplement() && !other.supplement()) {
            throw new CodedException(ClockCode.SCHEDULES_CONTRADICT, one.number(), other.number(),
                    String.valueOf(one.year()));
        }
        one.commonDay(other).ifPresent(day -> {
            throw new CodedException(ClockCode.NOTICES_OVERLAP, one.number(), other.number(), day);
        });
    }

    private List<LegalPeriod> periods() {
        List<LegalPeriod> all = files.stream().flatMap(file -> file.periods().stream()).distinct().toList();
        for (int i = 0; i < all.size(); i++) {
            LegalPeriod one = all.get(i);
            all.subList(i + 1, all.size()).stream()
                    .filter(other -> other.duty().equals(one.duty()) && other.from().equals(one.from()))
                    .findFirst().ifPresent(other -> {
                        throw new CodedException(ClockCode.PERIODS_CONTRADICT, one.basis(), other.basis(), one.duty(),
                                one.from());
                    });
        }
        return all;
    }
}
