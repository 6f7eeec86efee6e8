package org.shuqiao.standards.division;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Division that an ended one became, or became part of.
 *
 * @param share of the ended division that it took, between 0 and 1, where a table knows it
 */
public record Successor(String code, Optional<BigDecimal> share) {

    /** Reads {@code 140200:0.54;140600:0.46}; shares may be left out. */
    static List<Successor> read(String written) {
        return Arrays.stream(written.split(";")).filter(part -> !part.isBlank()).map(part -> {
            String[] parts = part.split(":", 2);
            return new Successor(parts[0], parts.length > 1 ? Optional.of(new BigDecimal(parts[1])) : Optional.empty());
        }).toList();
    }
}
