package org.shuqiao.exchange.domain.stage;

/**
 * Batch of the landing zone.
 *
 * @param dataset  {@code <department>_<dataset>}
 * @param manifest {@code sha256:} and the digest of its manifest, which has the digests of its files
 */
public record LandedBatch(String dataset, String batch, long sequence, long rows, String manifest) { }
