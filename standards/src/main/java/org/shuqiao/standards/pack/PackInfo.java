package org.shuqiao.standards.pack;

import java.time.LocalDate;

/**
 * Identity of a standard pack (标准包).
 *
 * @param id name and version, for example {@code national-2026.1}
 * @param from the day since which it holds
 */
public record PackInfo(String id, String zh, String en, LocalDate from) { }
