package org.shuqiao.catalog.dataset;

/** A dataset with the facts of its newest run and whether it keeps its update cycle. */
public record DatasetSummary(DatasetFacts facts, Freshness freshness) {}
