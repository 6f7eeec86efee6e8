package org.shuqiao.bench.measurement;

/** Areas that can be benchmarked, in the order of the data flow. */
public enum Part {
    PULL, STANDARDIZE, QUERY, RECEIPTS, CATALOGUE, SEARCH, PAGES
}
