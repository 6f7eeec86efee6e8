package org.shuqiao.centre.reckoning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Figure as it was before later data corrected it. */
public record EarlierFigure(String period, String division, int revision, Optional<BigDecimal> value,
        String computation, Instant replacedAt) { }
