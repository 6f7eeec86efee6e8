package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Source encoding of a data element: code table and unit factor.
 *
 * @param table source code → standard code; {@code ?} where the source's code is not one standard code
 * @param open whether a standard code that the table lacks is taken as it is
 * @param factor what the source's number is multiplied by
 */
public record ElementEncoding(
        String id, String zh, String en, Map<String, String> table, boolean open, Optional<BigDecimal> factor) { }
