package org.shuqiao.pipelines.landing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes landing batches as the collector does. */
public final class LandingWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path landing;
    private final String department;
    private final String dataset;
    private final List<String> columns;
    private long sequence;
    private boolean uniqueKey;

    public LandingWriter(Path landing, String department, String dataset, List<String> columns) {
        this.landing = landing;
        this.department = department;
        this.dataset = dataset;
        this.columns = List.copyOf(columns);
    }

    /** From now on the batches say that the slice's key names a row of the source. */
    public LandingWriter uniqueKey() {
        uniqueKey = true;
        return this;
    }

    /** Lands rows of cells in column order. */
    public Path rows(List<List<String>> rows) {
        return rows(columns, rows);
    }

    /** Lands rows with columns of their own. */
    public Path rows(List<String> names, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                object.put(names.get(i), row.get(i));
            }
            lines.add(json(object));
        }
        return lines(names, lines);
    }

    /** Lands lines as they are. */
    public Path lines(List<String> names, List<String> lines) {
        sequence++;
        String batch = sha256((department + dataset + sequence + lines.hashCode()).getBytes(StandardCharsets.UTF_8))
                .substring(0, 32);
        Path folder = landing.resolve(department).resolve(dataset).resolve(batch);
        try {
            Files.createDirectories(folder);
            Path data = folder.resolve("data-00000.jsonl.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data))) {
                for (String line : lines) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            byte[] bytes = Files.readAllBytes(data);
            Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("format", 1);
            manifest.put("batch", batch);
            manifest.put("department", department);
            manifest.put("dataset", dataset);
            manifest.put("sequence", sequence);
            manifest.put("slice", Map.of("mode", "keyset"));
            manifest.put("rows", lines.size());
            manifest.put("bytes", bytes.length);
            manifest.put("files", List.of(Map.of("name", "data-00000.jsonl.gz", "rows", lines.size(),
                    "bytes", bytes.length, "sha256", sha256(bytes))));
            manifest.put("schema", Map.of("columns",
                    names.stream().map(name -> Map.of("name", name, "type", "text")).toList()));
            manifest.put("notes", Map.of("nullWatermarks", 0, "uniqueKey", uniqueKey ? 1 : 0));
            manifest.put("landedAt", "2026-11-22T23:10:0" + sequence % 10 + ".123456+08:00");
            Files.writeString(folder.resolve("manifest.json"), json(manifest));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
