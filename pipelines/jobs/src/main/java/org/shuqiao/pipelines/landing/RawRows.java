package org.shuqiao.pipelines.landing;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.LandedFile;
import org.shuqiao.contracts.landing.LandedRow;
import org.shuqiao.contracts.landing.LandedRowIterator;
import org.shuqiao.standards.mapping.RowId;

/**
 * Turns one landed file into rows of the raw zone. A file that turns out not to be what its manifest says fails the
 * task before the rows can be committed.
 */
final class RawRows implements Iterator<Row> {

    private final LandedFile file;
    private final int[] targets;
    private final int width;
    private final LandedRowIterator landed;
    private long rows;

    /** @param columns source columns of the raw table, in the order in which a row gives them */
    RawRows(LandedFile file, List<String> columns) {
        this.file = file;
        this.width = columns.size();
        this.targets = file.columns().stream().mapToInt(columns::indexOf).toArray();
        try {
            landed = file.open();
        } catch (CodedException e) {
            throw new LandedFileException(file, e);
        }
    }

    @Override
    public boolean hasNext() {
        return landed.hasNext();
    }

    @Override
    public Row next() {
        try {
            Row row = row(landed.next());
            rows++;
            return row;
        } catch (CodedException e) {
            throw new LandedFileException(file, e);
        }
    }

    private Row row(LandedRow landed) {
        Object[] values = new Object[width + 5];
        for (int i = 0; i < targets.length; i++) {
            values[targets[i]] = landed.cells()[i];
        }
        values[width] = file.batch();
        values[width + 1] = file.sequence();
        values[width + 2] = file.firstOrdinal() + rows;
        values[width + 3] = RowId.of(file.dataset(), landed.byColumn());
        values[width + 4] = landed.shape().orElse(null);
        return RowFactory.create(values);
    }
}
