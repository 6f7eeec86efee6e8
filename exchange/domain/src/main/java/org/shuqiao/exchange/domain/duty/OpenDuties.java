package org.shuqiao.exchange.domain.duty;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Duties that departments owe now, the most urgent first. */
public final class OpenDuties {

    private final List<DutySource> sources;

    public OpenDuties(List<DutySource> sources) {
        this.sources = List.copyOf(sources);
    }

    public List<OpenDuty> all() {
        Comparator<OpenDuty> byDue = Comparator.comparing(duty -> duty.clock().due().orElse(LocalDate.MAX));
        return sources.stream().flatMap(source -> source.open().stream())
                .sorted(byDue.thenComparing(OpenDuty::subject)).toList();
    }

    public List<OpenDuty> overdue() {
        return all().stream().filter(duty -> duty.clock().isOverdue()).toList();
    }
}
