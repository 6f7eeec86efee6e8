package org.shuqiao.standards.mapping;

import java.util.List;
import java.util.Map;

/**
 * Row that violated must-rules.
 *
 * @param findings in the order of the mapping; there is at least one
 * @param values what is certain of the row all the same, by output column: whose row it is may still be known
 */
public record QuarantinedRow(List<RuleViolation> findings, Map<String, String> values) implements RowOutcome { }
