package org.shuqiao.city.carry;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.shuqiao.city.table.CollectedText;
import org.shuqiao.city.table.Column;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;

/** Writer of a CSV file (RFC 4180) in the department's character set. */
final class CsvDatasetWriter implements DatasetWriter {
    private final Path file;
    private final DatasetFormat.Csv carrier;
    private final BufferedWriter out;

    CsvDatasetWriter(Path file, DatasetFormat.Csv carrier, List<Column> columns) throws IOException {
        this.file = file;
        this.carrier = carrier;
        // an encoder that refuses what the character set cannot hold, instead of writing question marks
        this.out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(AtomicFiles.draft(file)),
                carrier.charset().newEncoder()), 1 << 16);
        if (carrier.mark()) {
            out.write('\uFEFF');
        }
        line(columns.stream().map(Column::name).toList());
    }

    @Override
    public void add(Row row) throws IOException {
        line(row.cells().values().stream().map(cell -> CollectedText.of(cell, carrier).orElse("")).toList());
    }

    private void line(List<String> values) throws IOException {
        out.write(values.stream().map(CsvDatasetWriter::quoted).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    @Override
    public void finish() throws IOException {
        out.close();
        AtomicFiles.commit(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
