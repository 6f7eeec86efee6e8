package org.shuqiao.exchange.domain.quality;

import java.time.LocalDate;
import org.shuqiao.base.error.Language;

/**
 * Age of a resource's data when they are answered from.
 *
 * @param resource  its code
 * @param renewedOn day on which a run last brought new data
 * @param due       last day by which the entry's update cycle wants the next
 * @param overdue   whether that moment has passed
 */
public record DataAge(String resource, String title, LocalDate renewedOn, LocalDate due, boolean overdue) {

    /** @return in one line, such as “data of 2026-11-01, due 2026-12-01 (overdue)” */
    public String line(Language language) {
        return language == Language.ZH
                ? "数据更新于 %s，应于 %s 前更新%s".formatted(renewedOn, due, overdue ? "（已逾期）" : "")
                : "data of %s, due %s%s".formatted(renewedOn, due, overdue ? " (overdue)" : "");
    }
}
