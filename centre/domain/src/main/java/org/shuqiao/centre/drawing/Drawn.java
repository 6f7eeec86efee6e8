package org.shuqiao.centre.drawing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Origin of drawn data: receipts, grants, lake snapshots, source columns, the oldest day. */
public final class Drawn {

    private final List<String> receipts = new ArrayList<>();
    private final Set<String> grants = new TreeSet<>();
    private final Set<String> snapshots = new TreeSet<>();
    private final Set<String> lineage = new TreeSet<>();
    private LocalDate oldest;

    /** @param today as old as data are that are read in place */
    public Drawn(LocalDate today) {
        this.oldest = today;
    }

    public void receipt(String id) {
        receipts.add(id);
    }

    public void grants(Set<String> used) {
        grants.addAll(used);
    }

    public void snapshot(String table, String snapshot) {
        snapshots.add(table + "@" + snapshot);
    }

    public void lineage(List<String> lines) {
        lineage.addAll(lines);
    }

    public void of(LocalDate day) {
        oldest = day.isBefore(oldest) ? day : oldest;
    }

    public List<String> receipts() {
        return List.copyOf(receipts);
    }

    public Set<String> grants() {
        return Set.copyOf(grants);
    }

    public List<String> snapshots() {
        return List.copyOf(snapshots);
    }

    public List<String> lineage() {
        return List.copyOf(lineage);
    }

    public LocalDate oldest() {
        return oldest;
    }
}
