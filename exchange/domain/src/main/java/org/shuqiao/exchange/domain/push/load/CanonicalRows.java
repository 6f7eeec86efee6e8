package org.shuqiao.exchange.domain.push.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.CanonicalAnswer;
import org.shuqiao.query.answer.ColumnType;

/** Reader of the canonical form of an answer ({@link CanonicalAnswer}), one row in memory at a time. */
final class CanonicalRows implements RowReader {

    private final JsonParser json;
    private final List<AnswerColumn> columns = new ArrayList<>();

    CanonicalRows(Path file) throws IOException {
        json = Json.PLAIN.createParser(Files.newInputStream(file));
        boolean open = false;
        try {
            readColumns();
            open = true;
        } finally {
            if (!open) {
                json.close();
            }
        }
    }

    private void readColumns() throws IOException {
        expect(JsonToken.START_OBJECT);
        expect(JsonToken.FIELD_NAME);
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            expect(JsonToken.FIELD_NAME);
            expect(JsonToken.VALUE_STRING);
            String name = json.getText();
            expect(JsonToken.FIELD_NAME);
            expect(JsonToken.VALUE_STRING);
            columns.add(new AnswerColumn(name, ColumnType.valueOf(json.getText().toUpperCase(Locale.ROOT))));
            expect(JsonToken.END_OBJECT);
        }
        expect(JsonToken.FIELD_NAME);
        expect(JsonToken.START_ARRAY);
    }

    @Override
    public List<AnswerColumn> columns() {
        return List.copyOf(columns);
    }

    @Override
    public Optional<List<Object>> next() throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            return Optional.empty();
        }
        List<Object> row = new ArrayList<>(columns.size());
        for (AnswerColumn column : columns) {
            row.add(json.nextToken() == JsonToken.VALUE_NULL ? null : value(json.getText(), column.type()));
        }
        expect(JsonToken.END_ARRAY);
        return Optional.of(Collections.unmodifiableList(row));
    }

    private static Object value(String text, ColumnType type) {
        return switch (type) {
            case TEXT -> text;
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case DOUBLE -> Double.valueOf(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
        };
    }

    private void expect(JsonToken token) throws IOException {
        if (json.nextToken() != token) {
            throw new IOException("not the canonical form of an answer");
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
