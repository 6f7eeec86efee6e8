package org.shuqiao.exchange.domain.trace;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of a CSV file as the reader finds them, with which fields stand in quotes; a comment is a row of one cell. */
final class SuspectCsv extends CsvCallbackHandler<List<SuspectCell>> {

    private List<SuspectCell> row = new ArrayList<>();
    private RecordType type = RecordType.DATA;

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return row.size();
    }

    @Override
    protected void beginRecord(long line) {
        row = new ArrayList<>();
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] characters, int from, int length, boolean quoted) {
        row.add(new SuspectCell(new String(characters, from, length), Optional.of(quoted)));
    }

    @Override
    protected void setComment(char[] characters, int from, int length) {
        type = RecordType.COMMENT;
        row.add(new SuspectCell(new String(characters, from, length), Optional.empty()));
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected List<SuspectCell> buildRecord() {
        return row;
    }
}
