package org.shuqiao.nifi.collector;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shuqiao.contracts.json.Json;

/** Rows and manifests in a dataset's landing folder. */
final class LandedRows {

    private LandedRows() { }

    /** @return the manifests in order of sequence */
    static List<JsonNode> manifests(Path dataset) throws IOException {
        List<JsonNode> manifests = new ArrayList<>();
        if (!Files.isDirectory(dataset)) {
            return manifests;
        }
        try (var entries = Files.list(dataset)) {
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    manifests.add(Json.PLAIN.readTree(entry.resolve("manifest.json").toFile()));
                }
            }
        }
        manifests.sort(Comparator.comparingLong(manifest -> manifest.path("sequence").asLong()));
        return manifests;
    }

    /** @return the rows of all batches in order */
    static List<JsonNode> rows(Path dataset) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode manifest : manifests(dataset)) {
            for (JsonNode file : manifest.path("files")) {
                Path data = dataset.resolve(manifest.path("batch").asText()).resolve(file.path("name").asText());
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new ZstdInputStream(Files.newInputStream(data)), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        rows.add(Json.PLAIN.readTree(line));
                    }
                }
            }
        }
        return rows;
    }
}
