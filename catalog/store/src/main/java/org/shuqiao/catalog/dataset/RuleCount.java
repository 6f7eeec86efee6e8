package org.shuqiao.catalog.dataset;

/** Number of rows that violate a rule of level {@code must} or {@code should}. */
public record RuleCount(String rule, String level, long rows) { }
