package org.shuqiao.centre.indicator;

import java.time.LocalDate;

/**
 * Period of a value.
 *
 * @param text as it is written
 * @param to   first day after it
 */
public record Period(String text, LocalDate from, LocalDate to) { }
