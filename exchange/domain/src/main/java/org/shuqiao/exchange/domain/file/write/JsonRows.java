package org.shuqiao.exchange.domain.file.write;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.trace.FormMark;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.CanonicalAnswer;

/**
 * Writer of JSON lines: an object with the visible mark, then an object for each row. Numbers and booleans are JSON's,
 * dates and times texts. Whether the first character of a text is written as {@code \\u} and four digits is the form
 * mark (RFC 8259 §7 holds both for the same string).
 */
public final class JsonRows implements RowWriter {

    private final JsonGenerator out;
    private final FormMark mark;
    private List<AnswerColumn> columns = List.of();

    public JsonRows(OutputStream stream, String comment, FormMark mark) throws IOException {
        this.mark = mark;
        this.out = Json.PLAIN.createGenerator(stream).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        out.writeStartObject();
        out.writeStringField("$mark", comment);
        out.writeEndObject();
    }

    @Override
    public void columns(List<AnswerColumn> given) {
        columns = given;
    }

    @Override
    public void row(List<Object> values) throws IOException {
        out.writeStartObject();
        for (int i = 0; i < values.size(); i++) {
            out.writeFieldName(columns.get(i).name());
            value(values.get(i));
        }
        out.writeEndObject();
    }

    private void value(Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number.toPlainString());
            case Boolean truth -> out.writeBoolean(truth);
            case String text -> text(text);
            default -> out.writeString(CanonicalAnswer.text(value));
        }
    }

    private void text(String text) throws IOException {
        if (!FormMark.carries(text) || !mark.marks(text)) {
            out.writeString(text);
            return;
        }
        out.writeRawValue("\"" + "\\u%04x".formatted((int) text.charAt(0))
                + new String(JsonStringEncoder.getInstance().quoteAsString(text.substring(1))) + "\"");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
