package org.shuqiao.exchange.platform.lake;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.lake.LakeTable.Kept;

/**
 * Tells how far the erasing of landed batches has come: which snapshots may still hold their rows, why these stay and
 * until when.
 */
public final class ErasureReach {

    private static final List<String> ZONES = List.of("raw", "quarantine", "standard");

    private final LakeMaintenance lake;
    private final ErasedBatches erased;

    public ErasureReach(LakeMaintenance lake, ErasedBatches erased) {
        this.lake = lake;
        this.erased = erased;
    }

    /**
     * What was erased of a dataset.
     *
     * @param batches how many
     * @param last    when the last of them was
     * @param landed  how many still have files in the landing zone: erasing was stopped, and is done again
     * @param raw     how many still have rows in the raw zone, until the next maintenance
     * @param left    older snapshots that may still hold rows of them
     */
    public record Reach(String dataset, int batches, OffsetDateTime last, int landed, int raw, List<Left> left) {

        public Reach {
            left = List.copyOf(left);
        }
    }

    /**
     * Snapshots of a table from before the erasing.
     *
     * @param kept  why they stay, as {@link Kept} has it; {@code none}: they go with the next maintenance
     * @param until day on which the retention of the last receipt that names one of them ends
     */
    public record Left(String table, String kept, int snapshots, Optional<LocalDate> until) { }

    /** @return by dataset, for those who look after the platform or over it */
    public List<Reach> of(Actor actor) {
        Map<String, LakeTable> tables = new TreeMap<>();
        lake.state(actor).tables().forEach(table -> tables.put(table.table(), table));
        List<Reach> reaches = new ArrayList<>();
        erased.byDataset().forEach((dataset, batches) -> {
            List<Left> left = new ArrayList<>();
            ZONES.forEach(zone -> Optional.ofNullable(tables.get(zone + "." + dataset))
                    .ifPresent(table -> left.addAll(left(table, batches.newest()))));
            boolean raw = tables.containsKey("raw." + dataset);
            reaches.add(new Reach(dataset, batches.batches().size(), batches.newest(), batches.landed().size(),
                    raw ? erased.inRaw(dataset, batches.gone()).size() : 0, left));
        });
        return reaches;
    }

    private static List<Left> left(LakeTable table, OffsetDateTime erased) {
        Map<String, List<Kept>> byReason = new TreeMap<>();
        table.snapshots().stream().filter(each -> !each.kept().equals("current") && !each.at().isAfter(erased))
                .forEach(each -> byReason.computeIfAbsent(each.kept(), any -> new ArrayList<>()).add(each));
        List<Left> left = new ArrayList<>();
        byReason.forEach((reason, kept) -> left.add(new Left(table.table(), reason, kept.size(), kept.stream()
                .flatMap(each -> each.until().stream()).max(LocalDate::compareTo))));
        return left;
    }
}
