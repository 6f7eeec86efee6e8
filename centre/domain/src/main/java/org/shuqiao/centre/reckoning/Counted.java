package org.shuqiao.centre.reckoning;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Number that a formula gave.
 *
 * @param division as the source names it
 * @param period   as the formula writes it; empty where the number holds for every period
 */
record Counted(String division, Optional<String> period, BigDecimal number) { }
