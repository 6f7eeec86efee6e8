package org.shuqiao.exchange.domain.overview;

import java.time.LocalDate;

/**
 * Records of one week.
 *
 * @param begins    its Monday
 * @param delivered answers
 * @param refused   refusals
 */
public record ExchangeWeek(LocalDate begins, long delivered, long refused) { }
