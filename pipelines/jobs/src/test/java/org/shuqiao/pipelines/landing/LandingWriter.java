package org.shuqiao.pipelines.landing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.landing.BatchWriter;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingManifest;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.Pull;
import org.shuqiao.contracts.landing.Slice;

/** Lands batches with the collector's own writer, one second after the other. */
public final class LandingWriter {

    private static final Instant FIRST = Instant.parse("2026-11-22T15:10:00.123456Z");

    private final LandingReader reader;
    private final String dataset;
    private final List<String> columns;
    private boolean uniqueKey;
    private int day;

    public LandingWriter(Path landing, String department, String dataset, List<String> columns) {
        this.reader = new LandingReader(LandingFolder.in(landing, department, dataset));
        this.dataset = dataset;
        this.columns = List.copyOf(columns);
    }

    /** From now on the batches say that the slice's key names a row of the source. */
    public LandingWriter uniqueKey() {
        uniqueKey = true;
        return this;
    }

    /** From now on they do not: the table is a view, or lost its primary key. */
    public LandingWriter keyless() {
        uniqueKey = false;
        return this;
    }

    /** The next batches land so many days after the first. */
    public LandingWriter day(int days) {
        day = days;
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
        int landed = reader.batches().size();
        Slice slice = new Slice(Slice.Mode.KEYSET, List.of("position"), landed == 0 ? List.of() : List.of(key(landed)),
                List.of(key(landed + 1)));
        Clock clock = Clock.fixed(FIRST.plus(Duration.ofDays(day)).plusSeconds((landed + 1) % 10),
                ZoneOffset.ofHours(8));
        Pull pull = new Pull(new LandingManifest.Source("table", "jdbc:postgresql://127.0.0.1/x#" + dataset), slice,
                names.stream().map(name -> new LandingManifest.Column(name, "text")).toList(),
                Map.of("nullWatermarks", 0L, "uniqueKey", uniqueKey ? 1L : 0L, "deleted",
                        lines.stream().filter(line -> line.contains("\"_deleted\"")).count()),
                OffsetDateTime.now(clock));
        try (BatchWriter writer = BatchWriter.open(reader, bytes -> { }, clock)) {
            writer.file(LandingFolder.dataFile(0), new ByteArrayInputStream(gzip(lines)));
            return writer.finish(pull, List.of((long) lines.size())).batch().folder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(long position) {
        return Long.toString(position);
    }

    private static byte[] gzip(List<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String json(Object value) {
        try {
            return Json.PLAIN.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
