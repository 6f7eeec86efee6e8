package org.shuqiao.standards.mapping;

import java.util.List;
import java.util.Map;

/**
 * Row in standard form.
 *
 * @param values output column → value as text; a column without a certain value is absent
 */
public record StandardRow(Map<String, String> values, List<Flag> flags) implements RowOutcome { }
