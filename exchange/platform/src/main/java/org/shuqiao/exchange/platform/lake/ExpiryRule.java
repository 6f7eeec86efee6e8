package org.shuqiao.exchange.platform.lake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.shuqiao.query.lake.SnapshotStanding;
import org.shuqiao.query.lake.TableStanding;

/**
 * Decides which snapshots of the lake have to stay, and why. What is not needed for any reason may go.
 *
 * @param young how long a snapshot stays after another one took its place: queries, pushes and back-ups that were
 *     planned over it go on reading
 */
record ExpiryRule(Duration young) {

    private static final String BATCHES = "shuqiao.batch";
    private static final Pattern ID = Pattern.compile("-?[0-9]{1,19}");

    /** Reason for which a snapshot stays; the first that applies. */
    enum Reason { CURRENT, YOUNG, NAMED, INPUT, BATCH, RECEIPT, NONE }

    /**
     * A snapshot and why it stays.
     *
     * @param until day on which the retention of the receipts that name it ends, where any does
     */
    record Fate(SnapshotStanding snapshot, Reason reason, Optional<LocalDate> until) { }

    /**
     * @param tables   all tables of the lake, for snapshots of one name those of another
     * @param receipts by table and snapshot the first day on which no receipt that names it has to be kept any more
     * @return for each table, by its label, its snapshots, the oldest first
     */
    Map<String, List<Fate>> decide(List<TableStanding> tables, Map<String, Map<String, LocalDate>> receipts,
            Instant now, LocalDate today) {
        Set<String> named = named(tables, now);
        Map<String, List<Fate>> fates = new TreeMap<>();
        for (TableStanding table : tables) {
            Instant read = lastRead(table, tables);
            boolean afterNamed = false; // what leads from a named snapshot to the current one stays with it
            List<Fate> own = new ArrayList<>();
            for (SnapshotStanding snapshot : table.snapshots()) {
                String id = Long.toString(snapshot.id());
                afterNamed |= named.contains(id);
                Optional<LocalDate> until = Optional.ofNullable(receipts.getOrDefault(table.label(), Map.of()).get(id))
                        .filter(today::isBefore);
                own.add(new Fate(snapshot, reason(table, snapshot, now, read, afterNamed, until.isPresent()), until));
            }
            fates.put(table.label(), List.copyOf(own));
        }
        return fates;
    }

    private Reason reason(TableStanding table, SnapshotStanding snapshot, Instant now, Instant read, boolean named,
            boolean receipt) {
        if (snapshot.current()) {
            return Reason.CURRENT;
        }
        if (isYoung(snapshot, now)) {
            return Reason.YOUNG;
        }
        if (named) {
            return Reason.NAMED;
        }
        if (table.namespace().equals("raw") && snapshot.until().filter(over -> over.isAfter(read)).isPresent()) {
            return Reason.INPUT;
        }
        if (snapshot.notes().containsKey(BATCHES) && snapshot.addedRows() == 0) {
            return Reason.BATCH; // only its summary says that a batch without rows was taken
        }
        return receipt ? Reason.RECEIPT : Reason.NONE;
    }

    private boolean isYoung(SnapshotStanding snapshot, Instant now) {
        return snapshot.until().filter(over -> over.plus(young).isBefore(now)).isEmpty();
    }

    /** A standard snapshot names the quarantine snapshot of its run. */
    private Set<String> named(List<TableStanding> tables, Instant now) {
        Set<String> named = new HashSet<>();
        for (TableStanding table : tables) {
            table.snapshots().stream().filter(each -> each.current() || isYoung(each, now))
                    .flatMap(each -> each.notes().values().stream())
                    .filter(note -> ID.matcher(note).matches()).forEach(named::add);
        }
        return named;
    }

    /** @return when the standard table of the same dataset was last made; a run reads what came into raw since then */
    private static Instant lastRead(TableStanding raw, List<TableStanding> tables) {
        return tables.stream().filter(table -> table.namespace().equals("standard"))
                .filter(table -> table.name().equals(raw.name())).flatMap(table -> table.snapshots().stream())
                .filter(snapshot -> !snapshot.operation().equals("replace")).map(SnapshotStanding::at)
                .max(Instant::compareTo).orElse(Instant.MIN);
    }
}
