package org.shuqiao.catalog.search;

/** Number of entries with one facet value, with the value's labels. */
public record FacetCount(String value, String zh, String en, int count) { }
