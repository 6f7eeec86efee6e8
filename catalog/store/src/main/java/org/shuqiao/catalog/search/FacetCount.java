package org.shuqiao.catalog.search;

/** How many entries have a value of a facet, with the value's labels. */
public record FacetCount(String value, String zh, String en, int count) {}
