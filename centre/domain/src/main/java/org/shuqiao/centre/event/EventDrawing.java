package org.shuqiao.centre.event;

import java.time.Instant;
import java.util.List;

/**
 * Run in which a source was drawn.
 *
 * @param fresh   reports that were not there before
 * @param changed reports that the source tells otherwise now
 * @param left    rows that say no id, time or text, or a later time than asked for
 */
public record EventDrawing(String id, String owner, String source, Instant at, String by, int rows, int fresh,
        int changed, int left, List<String> receipts, List<String> grants, List<String> snapshots,
        List<String> lineage) {

    public EventDrawing {
        receipts = List.copyOf(receipts);
        grants = List.copyOf(grants);
        snapshots = List.copyOf(snapshots);
        lineage = List.copyOf(lineage);
    }
}
