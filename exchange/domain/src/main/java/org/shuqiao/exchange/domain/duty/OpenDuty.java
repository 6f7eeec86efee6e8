package org.shuqiao.exchange.domain.duty;

import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.clock.Duty;

/**
 * Duty that a department has not done yet, with its clock.
 *
 * @param subject  id of what it is about, for example a request
 * @param debtor   department that owes it
 * @param creditor department to which it is owed
 */
public record OpenDuty(String subject, Duty duty, String debtor, String creditor, String title, ClockReading clock) { }
