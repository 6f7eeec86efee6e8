package org.shuqiao.city.carry;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.shuqiao.city.table.Carrier;
import org.shuqiao.city.table.Column;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.table.Seen;

/** A CSV file (RFC 4180) in the character set the department uses. */
final class CsvCarry implements Carry {
    private final Path file;
    private final Carrier.Csv carrier;
    private final BufferedWriter out;

    CsvCarry(Path file, Carrier.Csv carrier, List<Column> columns) throws IOException {
        this.file = file;
        this.carrier = carrier;
        // an encoder that refuses what the character set cannot hold, instead of writing question marks
        this.out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(Whole.draft(file)),
                carrier.charset().newEncoder()), 1 << 16);
        if (carrier.mark()) {
            out.write('\uFEFF');
        }
        line(columns.stream().map(Column::name).toList());
    }

    @Override
    public void add(Row row) throws IOException {
        line(row.cells().values().stream().map(cell -> Seen.of(cell, carrier).orElse("")).toList());
    }

    private void line(List<String> values) throws IOException {
        out.write(values.stream().map(CsvCarry::quoted).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    @Override
    public void finish() throws IOException {
        out.close();
        Whole.reveal(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
