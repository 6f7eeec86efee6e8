package org.shuqiao.ledger.clock;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Period in which the clock stands still while the requester completes the request (补正). Neither the day of the
 * notice nor the day of completion counts.
 *
 * @param until empty while it lasts
 */
public record Pause(LocalDate from, Optional<LocalDate> until) { }
