package org.shuqiao.exchange.platform.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.shuqiao.standards.source.SourceFile;

/** The rows of a sample in its landing folder; the form is in {@code docs/landing-batch.md}. */
final class LandedSample {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LandedSample() {
    }

    /** Hands each row on: source column to cell; a cell may be null. */
    static void each(Path landing, SourceFile source, Consumer<Map<String, String>> rows) {
        Path dataset = landing.resolve(source.department()).resolve(source.dataset());
        if (!Files.isDirectory(dataset)) {
            return;
        }
        try (Stream<Path> batches = Files.list(dataset)) {
            List<Path> landed = batches.filter(batch -> Files.exists(batch.resolve("manifest.json"))).sorted().toList();
            for (Path batch : landed) {
                for (JsonNode file : JSON.readTree(batch.resolve("manifest.json").toFile()).path("files")) {
                    read(batch.resolve(file.path("name").asText()), rows);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path file, Consumer<Map<String, String>> rows) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, String> cells = new LinkedHashMap<>();
                JSON.readTree(line).properties()
                        .forEach(cell -> cells.put(cell.getKey(), cell.getValue().textValue()));
                rows.accept(cells);
            }
        }
    }
}
