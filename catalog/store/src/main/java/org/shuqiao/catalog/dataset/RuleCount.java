package org.shuqiao.catalog.dataset;

/** How many rows a rule of level {@code must} or {@code should} found. */
public record RuleCount(String rule, String level, long rows) {}
