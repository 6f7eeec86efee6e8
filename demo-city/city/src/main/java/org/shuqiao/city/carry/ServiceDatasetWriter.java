package org.shuqiao.city.carry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.shuqiao.city.json.Json;
import org.shuqiao.city.table.Cell;
import org.shuqiao.city.table.Row;

/** Writer of a service's rows as JSON lines. A column {@code a.b} becomes {@code b} nested in {@code a}. */
final class ServiceDatasetWriter implements DatasetWriter {
    private final Path file;
    private final JsonGenerator json;

    ServiceDatasetWriter(Path file) throws IOException {
        this.file = file;
        this.json = Json.PLAIN.createGenerator(
                new BufferedOutputStream(Files.newOutputStream(AtomicFiles.draft(file)), 1 << 16));
        json.setRootValueSeparator(null);
    }

    @Override
    public void add(Row row) throws IOException {
        json.writeStartObject();
        String open = "";
        for (Map.Entry<String, Cell> entry : row.cells().entrySet()) {
            int dot = entry.getKey().indexOf('.');
            String parent = dot < 0 ? "" : entry.getKey().substring(0, dot);
            if (!parent.equals(open)) {
                if (!open.isEmpty()) {
                    json.writeEndObject();
                }
                if (!parent.isEmpty()) {
                    json.writeObjectFieldStart(parent);
                }
                open = parent;
            }
            value(entry.getKey().substring(dot + 1), entry.getValue());
        }
        if (!open.isEmpty()) {
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void value(String name, Cell cell) throws IOException {
        switch (cell) {
            case Cell.Text text -> json.writeStringField(name, text.value());
            case Cell.Number number -> {
                json.writeFieldName(name);
                json.writeNumber(number.plain());
            }
            case Cell.None none -> json.writeNullField(name);
        }
    }

    @Override
    public void finish() throws IOException {
        json.close();
        AtomicFiles.commit(file);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
