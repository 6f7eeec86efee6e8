package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Source encoding of a data element: code table and unit factor.
 *
 * @param table source code → standard code; {@code ?} where the source's code is not one standard code
 * @param open whether a standard code that the table lacks is taken as it is
 * @param factor what the source's number is multiplied by
 * @param allowed ids of the rules that a mapping sets aside for its column
 */
public record ElementEncoding(
        String id, String zh, String en, Map<String, String> table, boolean open, Optional<BigDecimal> factor,
        Set<String> allowed) {

    /** @return the same encoding for a column for which these rules do not hold */
    public ElementEncoding allowing(Set<String> rules) {
        return rules.isEmpty() ? this : new ElementEncoding(id, zh, en, table, open, factor, Set.copyOf(rules));
    }

    boolean allows(Rule rule) {
        return !allowed.isEmpty() && allowed.contains(rule.id());
    }
}
