package org.shuqiao.exchange.domain.file.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.shuqiao.exchange.domain.trace.FormMark;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.CanonicalAnswer;
import org.shuqiao.query.answer.ColumnType;

/**
 * Writer of CSV: a comment with the visible mark, a header, a line for each row. NULL is empty, an empty text is
 * {@code ""}. Whether a text stands in quotes although it need not is the form mark (RFC 4180 §2.5 leaves it open).
 */
public final class CsvRows implements RowWriter {

    private final CsvWriter out;
    private List<AnswerColumn> columns = List.of();
    private boolean header = true;

    public CsvRows(OutputStream out, String comment, FormMark mark) {
        this.out = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).quoteStrategy(new QuoteStrategy() {
            @Override
            public boolean quoteEmpty(int line, int field) {
                return true;
            }

            @Override
            public boolean quoteValue(int line, int field, String value) {
                return !header && columns.get(field).type() == ColumnType.TEXT && mark.marks(value);
            }
        }).build(out);
        this.out.writeComment(comment);
    }

    @Override
    public void columns(List<AnswerColumn> given) {
        columns = given;
        out.writeRecord(given.stream().map(AnswerColumn::name).toList());
        header = false;
    }

    @Override
    public void row(List<Object> values) {
        out.writeRecord(values.stream().map(value -> value == null ? null : CanonicalAnswer.text(value)).toList());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
