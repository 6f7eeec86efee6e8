package org.shuqiao.bench.measurement;

/** What can be measured, in the order of a row's walk. */
public enum Part {
    PULL, STANDARDIZE, QUERY, RECEIPTS, CATALOGUE
}
