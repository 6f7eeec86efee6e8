package org.shuqiao.centre.reckoning;

import java.time.Instant;

/**
 * Figure as it is kept.
 *
 * @param computation the run that it comes from
 * @param revision    1, and one more for each correction
 */
public record KeptFigure(Figure figure, String computation, Instant computedAt, int revision) { }
