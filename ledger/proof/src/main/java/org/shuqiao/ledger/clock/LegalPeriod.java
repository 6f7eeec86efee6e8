package org.shuqiao.ledger.clock;

import java.time.LocalDate;

/**
 * Period of a duty in working days, in force from a given day.
 *
 * @param duty  its id, for example {@code reply-conditional}
 * @param basis the rule that sets it
 */
public record LegalPeriod(String duty, int workingDays, LocalDate from, String basis) { }
