package org.shuqiao.exchange.platform.health;

import java.time.Instant;
import java.util.Optional;

/**
 * Standing of a part of the platform that a setting can replace by a real system.
 *
 * @param part      {@code store}, {@code collect}, {@code lake}, {@code lake-catalog}, {@code catalogue},
 *                  {@code ledger} or {@code identity}
 * @param connected whether a real system is connected; the embedded part works otherwise
 * @param awaySince since when it does not answer, as far as the platform knows
 */
public record SystemStanding(String part, boolean connected, Optional<Instant> awaySince) { }
