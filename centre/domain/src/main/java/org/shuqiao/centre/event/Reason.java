package org.shuqiao.centre.event;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Why a report was merged into an event.
 *
 * @param with       id of the event's report that it was held against
 * @param metres     between the two, where both have a point
 * @param samePlace  whether both write the same place
 * @param minutes    between the two
 * @param similarity of the two titles
 * @param byHand     whether somebody joined them; the bounds need not hold then
 */
public record Reason(String with, Optional<Integer> metres, boolean samePlace, long minutes, BigDecimal similarity,
        boolean byHand) { }
