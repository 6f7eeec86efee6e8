package org.shuqiao.exchange.domain.delivery;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.CanonicalAnswer;

/**
 * CSV of an answer (RFC 4180): a header, a line for each row, values in the text form that the record's digest is over.
 * NULL is empty, an empty text is {@code ""}.
 */
public final class CsvAnswer {

    private CsvAnswer() { }

    public static String of(Answer answer) {
        StringWriter text = new StringWriter();
        try (CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY).build(text)) {
            out.writeRecord(answer.columns().stream().map(AnswerColumn::name).toList());
            for (List<Object> row : answer.rows()) {
                out.writeRecord(row.stream().map(value -> value == null ? null : CanonicalAnswer.text(value))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
