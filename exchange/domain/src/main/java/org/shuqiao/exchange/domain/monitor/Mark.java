package org.shuqiao.exchange.domain.monitor;

import java.time.Instant;

/**
 * Trace of an entry in a group's memory.
 *
 * @param value  of the field whose values are counted; empty for other shapes
 * @param amount entries or rows
 * @param place  where it is in its log
 */
record Mark(Instant at, String value, long amount, String place) { }
