package org.shuqiao.exchange.domain.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.file.FileFormat;

/** Reads the rows of a file whose origin is asked for, with the form of each cell. */
final class SuspectFile {

    private SuspectFile() { }

    /** @param each takes a row, and says whether it wants another */
    static void read(Path file, FileFormat format, Predicate<List<SuspectCell>> each) throws IOException {
        switch (format) {
            case CSV -> csv(file, each);
            case JSON_LINES -> jsonLines(file, each);
            case WORKBOOK -> SuspectWorkbook.read(file, each);
            case PARQUET -> parquet(file, each);
        }
    }

    private static void csv(Path file, Predicate<List<SuspectCell>> each) throws IOException {
        try (CsvReader<List<SuspectCell>> rows = CsvReader.builder().commentStrategy(CommentStrategy.READ)
                .detectBomHeader(true).allowExtraFields(true).allowMissingFields(true)
                .build(new SuspectCsv(), file, StandardCharsets.UTF_8)) {
            for (List<SuspectCell> row : rows) {
                if (!each.test(row)) {
                    return;
                }
            }
        }
    }

    private static void jsonLines(Path file, Predicate<List<SuspectCell>> each) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !each.test(object(line))) {
                    return;
                }
            }
        }
    }

    private static List<SuspectCell> object(String line) throws IOException {
        List<SuspectCell> row = new ArrayList<>();
        try (JsonParser parser = Json.PLAIN.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    int quote = (int) parser.currentTokenLocation().getCharOffset();
                    row.add(new SuspectCell(parser.getText(), Optional.of(line.startsWith("\\u", quote + 1))));
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    row.add(new SuspectCell(parser.getText(), Optional.empty()));
                }
            }
        }
        return row;
    }

    private static void parquet(Path file, Predicate<List<SuspectCell>> each) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?) LIMIT " + Traces.MOST_ROWS)) {
            statement.setString(1, file.toString());
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                boolean more = true;
                while (more && rows.next()) {
                    List<SuspectCell> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        String text = rows.getString(i);
                        row.add(new SuspectCell(text == null ? "" : text, Optional.empty()));
                    }
                    more = each.test(row);
                }
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
