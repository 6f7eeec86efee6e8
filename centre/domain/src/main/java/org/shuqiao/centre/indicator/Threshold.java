package org.shuqiao.centre.indicator;

import java.math.BigDecimal;

/**
 * Bound of an alert level with its hysteresis: reached beyond {@code crosses}, left again at {@code recovers}, which
 * is on the better side of it.
 */
public record Threshold(AlertLevel level, BigDecimal crosses, BigDecimal recovers) { }
