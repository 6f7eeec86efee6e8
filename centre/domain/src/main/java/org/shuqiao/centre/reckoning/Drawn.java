package org.shuqiao.centre.reckoning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a computation drew its numbers from: receipts, grants, lake snapshots, source columns, the oldest day. */
final class Drawn {

    private final List<String> receipts = new ArrayList<>();
    private final Set<String> grants = new TreeSet<>();
    private final Set<String> snapshots = new TreeSet<>();
    private final Set<String> lineage = new TreeSet<>();
    private LocalDate oldest;

    /** @param today as old as data are that are read in place */
    Drawn(LocalDate today) {
        this.oldest = today;
    }

    void receipt(String id) {
        receipts.add(id);
    }

    void grants(Set<String> used) {
        grants.addAll(used);
    }

    void snapshot(String table, String snapshot) {
        snapshots.add(table + "@" + snapshot);
    }

    void lineage(List<String> lines) {
        lineage.addAll(lines);
    }

    void of(LocalDate day) {
        oldest = day.isBefore(oldest) ? day : oldest;
    }

    List<String> receipts() {
        return List.copyOf(receipts);
    }

    Set<String> grants() {
        return Set.copyOf(grants);
    }

    List<String> snapshots() {
        return List.copyOf(snapshots);
    }

    List<String> lineage() {
        return List.copyOf(lineage);
    }

    LocalDate oldest() {
        return oldest;
    }
}
