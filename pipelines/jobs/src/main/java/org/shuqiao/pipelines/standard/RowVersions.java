package org.shuqiao.pipelines.standard;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.shuqiao.contracts.landing.LandedRow;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.pipelines.landing.RawColumns;
import org.shuqiao.standards.source.SliceStrategy;
import org.shuqiao.standards.source.SourceFile;

/**
 * Detects superseded versions of source rows by the slice's unique key. Where the slice's key names a row of the
 * source, a row that was pulled again replaces what was pulled before, whatever becomes of it: a value that its source
 * gave up is not published, even if its new version is in quarantine or tells another natural key. What landed as a
 * deletion stays gone though the source's key is none any longer: it named the row then.
 *
 * @param key source columns that name a row; empty where nothing does
 * @param several more than one batch landed, so there may be versions
 * @param unique whether each row with the key replaces the one before; otherwise a deletion alone does
 */
record RowVersions(ArrayList<String> key, boolean several, boolean unique) implements Serializable {

    /** Whether a newer version of the row landed. */
    static final String SUPERSEDED = "_superseded";

    static RowVersions of(SourceFile source, List<String> columns, List<ManifestSummary> batches) {
        ManifestSummary newest = batches.get(batches.size() - 1);
        ArrayList<String> key = new ArrayList<>();
        boolean deletions = batches.stream().anyMatch(ManifestSummary::hasDeletions);
        if ((newest.uniqueKey() || deletions) && source.source().slice() instanceof SliceStrategy.Keyset keyset
                && columns.containsAll(keyset.key())) {
            key.addAll(keyset.key());
        }
        return new RowVersions(key, batches.size() > 1, newest.uniqueKey());
    }

    /** @return whether a row may be gone because of another one that landed later */
    boolean known() {
        return !key.isEmpty();
    }

    /** @return whether the source itself tells its rows apart */
    boolean tellApart() {
        return unique && known();
    }

    /** @return what a run has to have in common with the one that it goes on from */
    List<String> rule() {
        List<String> rule = new ArrayList<>(key);
        if (known() && !unique) {
            rule.add(LandedRow.DELETED);
        }
        return List.copyOf(rule);
    }

    /** @return positions of the key among the columns of a row; none where nothing names a row */
    int[] positions(List<String> columns) {
        return key.stream().mapToInt(columns::indexOf).toArray();
    }

    Column superseded() {
        if (key.isEmpty() || !several) {
            return lit(false);
        }
        Column[] columns = key.stream().map(name -> col("`" + name.replace("`", "``") + "`")).toArray(Column[]::new);
        Column named = lit(true);
        for (Column column : columns) {
            named = named.and(column.isNotNull());
        }
        return named.and(unique ? row_number().over(Window.partitionBy(columns)
                .orderBy(col(RawColumns.SEQUENCE).desc(), col(RawColumns.ORDINAL).desc())).gt(1) : deleted(columns));
    }

    private static Column deleted(Column... key) {
        Column place = struct(col(RawColumns.SEQUENCE), col(RawColumns.ORDINAL));
        return coalesce(max(when(col(RawColumns.SHAPE).equalTo(LandedRow.DELETION), place))
                .over(Window.partitionBy(key)).gt(place), lit(false));
    }
}
