package org.shuqiao.catalog.dataset;

import static java.util.Objects.requireNonNull;

/**
 * Quality score of a dataset in one dimension of GB/T 36344-2018.
 *
 * @param score 0 to 1
 * @param formula in words, what is counted above and below
 */
public record QualityScore(Dimension dimension, double score, String formula, long numerator, long denominator) {

    public QualityScore {
        requireNonNull(dimension, "dimension is null");
        requireNonNull(formula, "formula is null");
    }
}
