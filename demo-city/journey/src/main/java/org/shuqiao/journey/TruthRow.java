package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.shuqiao.contracts.json.Json;

/**
 * Truth about one source row: its cells as collected and its expected outcome.
 *
 * @param expect the true value by output column; a null value says that there is none
 * @param flagged the output columns whose truth cannot be told from the cells
 * @param superseded the row reads differently in its source by now
 */
record TruthRow(Map<String, String> cells, Outcome outcome, List<String> defects, Map<String, String> expect,
        Set<String> flagged, boolean superseded) {

    enum Outcome { STANDARD, QUARANTINED, MERGED }

    static void each(Path file, Consumer<TruthRow> consumer) {
        try (Stream<String> lines = lines(file)) {
            lines.map(TruthRow::of).forEach(consumer);
        }
    }

    /** @return the rows as they are written, in source order */
    static Stream<String> lines(Path file) {
        try {
            var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)),
                    StandardCharsets.UTF_8));
            return in.lines().onClose(() -> close(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(BufferedReader in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param line as one of {@link #lines} */
    static TruthRow of(String line) {
        try {
            return read(Json.PLAIN.readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TruthRow read(JsonNode node) {
        List<String> defects = new ArrayList<>();
        node.path("defects").forEach(d -> defects.add(d.asText()));
        Set<String> flagged = new LinkedHashSet<>();
        node.path("flagged").forEach(f -> flagged.add(f.asText()));
        return new TruthRow(texts(node.path("cells")),
                Outcome.valueOf(node.path("outcome").asText().toUpperCase(Locale.ROOT)), defects,
                texts(node.path("expect")), flagged, node.path("superseded").asBoolean());
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().textValue()));
        return texts;
    }
}
