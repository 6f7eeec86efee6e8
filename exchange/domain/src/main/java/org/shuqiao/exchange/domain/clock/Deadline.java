package org.shuqiao.exchange.domain.clock;

import java.time.LocalDate;

/**
 * Period of a duty in working days, in force from a given day.
 *
 * @param basis the rule that sets it, cited wherever a due date is shown
 */
public record Deadline(Duty duty, int workingDays, LocalDate effectiveFrom, String basis) { }
