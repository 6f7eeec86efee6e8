package org.shuqiao.exchange.domain.clock;

import java.time.LocalDate;

/**
 * One duty's period as it is in force from a day on.
 *
 * @param basis the rule that sets it, cited wherever a due date is shown
 */
public record Deadline(Duty duty, int workingDays, LocalDate effectiveFrom, String basis) {}
