package org.shuqiao.catalog.dataset;

/** Metadata of a dataset's newest run with its freshness. */
public record DatasetSummary(DatasetFacts facts, Freshness freshness) { }
