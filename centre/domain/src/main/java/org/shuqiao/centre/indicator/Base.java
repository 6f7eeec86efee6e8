package org.shuqiao.centre.indicator;

import org.shuqiao.centre.Words;

/**
 * Statistical base of a ratio: what it is counted over.
 *
 * @param id     the same in all indicators that stand on it: {@code registered} (户籍), {@code resident} (常住)
 * @param source who keeps it
 * @param date   of which day or time it is
 */
public record Base(String id, Words name, Words source, String date, Formula formula) { }
