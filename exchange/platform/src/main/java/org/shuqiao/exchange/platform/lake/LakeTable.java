package org.shuqiao.exchange.platform.lake;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.lake.ExpiryRule.Fate;
import org.shuqiao.exchange.platform.lake.ExpiryRule.Reason;
import org.shuqiao.query.lake.TableStanding;

/**
 * Standing of a lake table for those who look after it. Rows, files and bytes are those of the current snapshot.
 *
 * @param table {@code zone.name}
 * @param meanBytes of a data file
 * @param smallFiles that compaction would put together
 * @param compact whether the next maintenance puts files together
 * @param expirable snapshots that the next maintenance lets go
 * @param receipts snapshots that stay only because receipts name them
 */
public record LakeTable(String table, long rows, long files, long bytes, long meanBytes, long smallFiles,
        long deleteFiles, boolean compact, long expirable, long receipts, List<Kept> snapshots) {

    /** Number of small files that is worth a rewriting. */
    private static final int MANY = 4;
    /** One marked row in so many, too. */
    private static final int MARKED_ONE_IN = 20;

    /**
     * A snapshot.
     *
     * @param id   as text, as it has more digits than a number of JSON is read with everywhere
     * @param kept why it stays: {@code current}, {@code young}, {@code named} by another snapshot, {@code input} of the
     *     next run, {@code batch}, {@code receipt}; {@code none}: it may go
     * @param until day on which the retention of the receipts that name it ends
     */
    public record Kept(String id, OffsetDateTime at, String operation, String kept, Optional<LocalDate> until) { }

    public LakeTable {
        snapshots = List.copyOf(snapshots);
    }

    static LakeTable of(TableStanding table, List<Fate> fates) {
        return new LakeTable(table.label(), table.rows(), table.files(), table.bytes(),
                table.files() == 0 ? 0 : table.bytes() / table.files(), table.smallFiles(), table.deleteFiles(),
                isWorthIt(table), count(fates, Reason.NONE),
                count(fates, Reason.RECEIPT), fates.stream().map(LakeTable::kept).toList());
    }

    /** Every run of changes marks some rows: to write their files again each time would cost as much as all rows. */
    private static boolean isWorthIt(TableStanding table) {
        return table.smallFiles() >= MANY || table.otherDeletes() > 0
                || table.markedRows() * MARKED_ONE_IN >= table.rows() + table.markedRows() && table.markedRows() > 0;
    }

    private static long count(List<Fate> fates, Reason reason) {
        return fates.stream().filter(fate -> fate.reason() == reason).count();
    }

    private static Kept kept(Fate fate) {
        return new Kept(Long.toString(fate.snapshot().id()),
                fate.snapshot().at().atZone(ExchangeStore.ZONE).toOffsetDateTime(), fate.snapshot().operation(),
                fate.reason().name().toLowerCase(Locale.ROOT), fate.until());
    }

    /** @return the ids of the snapshots that may go */
    List<Long> expirableIds() {
        return snapshots.stream().filter(each -> each.kept().equals("none")).map(each -> Long.valueOf(each.id()))
                .toList();
    }

    String zone() {
        return table.substring(0, table.indexOf('.'));
    }

    String name() {
        return table.substring(table.indexOf('.') + 1);
    }
}
