package org.shuqiao.contracts.landing;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Lands batches of the dataset 公安 rk with two columns. */
final class Lander {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T15:10:00.5Z"), ZoneOffset.ofHours(8));
    static final List<LandingManifest.Column> COLUMNS =
            List.of(new LandingManifest.Column("gmsfhm", "text"), new LandingManifest.Column("xm", "text"));

    private final LandingReader reader;

    Lander(Path landing) {
        reader = new LandingReader(LandingFolder.in(landing, "gongan", "rk"));
    }

    Path folder() {
        return reader.folder().path();
    }

    LandingReader reader() {
        return reader;
    }

    BatchWriter open() throws IOException {
        return BatchWriter.open(reader, bytes -> { }, CLOCK);
    }

    /** Lands lines as they are, as the slice from one bound to another. */
    BatchWriter.Outcome land(List<String> from, String to, String... lines) {
        return land(new Slice(Slice.Mode.KEYSET, List.of("gmsfhm"), from, List.of(to)), lines);
    }

    BatchWriter.Outcome land(Slice slice, String... lines) {
        try (BatchWriter writer = open()) {
            writer.file(LandingFolder.dataFile(0), new ByteArrayInputStream(gzip(lines)));
            return writer.finish(pull(slice), List.of((long) lines.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pull pull(Slice slice) {
        return new Pull(new LandingManifest.Source("table", "jdbc:postgresql://127.0.0.1/gongan#rk"), slice, COLUMNS,
                Map.of("uniqueKey", 1L), OffsetDateTime.parse("2026-11-22T23:09:59+08:00"));
    }

    /** Lands lines as the collector packs them, one file for each. */
    BatchWriter.Outcome landZstd(String... lines) {
        try (BatchWriter writer = open()) {
            for (int i = 0; i < lines.length; i++) {
                writer.file(LandingFolder.zstdFile(i), new ByteArrayInputStream(zstd(lines[i])));
            }
            return writer.finish(pull(new Slice(Slice.Mode.KEYSET, List.of("gmsfhm"), List.of(), List.of("9"))),
                    Collections.nCopies(lines.length, 1L));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zstd(String line) {
        return Zstd.compress((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(String... lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
