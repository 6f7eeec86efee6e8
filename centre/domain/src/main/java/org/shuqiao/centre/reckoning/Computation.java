package org.shuqiao.centre.reckoning;

import java.time.Instant;
import java.util.List;

/**
 * Run of an indicator's formulas.
 *
 * @param receipts records of the queries, in the order asked
 * @param lineage  lines {@code resource item ← dataset.column}
 */
public record Computation(String id, String indicator, int version, String first, String last, Instant at, String by,
        List<String> receipts, List<String> grants, List<String> snapshots, List<String> lineage) {

    public Computation {
        receipts = List.copyOf(receipts);
        grants = List.copyOf(grants);
        snapshots = List.copyOf(snapshots);
        lineage = List.copyOf(lineage);
    }
}
