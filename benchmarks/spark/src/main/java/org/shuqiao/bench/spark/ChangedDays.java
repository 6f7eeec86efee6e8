package org.shuqiao.bench.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.landing.BatchWriter;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.landing.Pull;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.standards.source.SourceFile;

/**
 * Days on which one row in a thousand of a register changes, spread over all of it, landed in a zone of their own that
 * has the register's batches as links.
 */
final class ChangedDays {

    private static final int ONE_IN = 1_000;

    private final Path landing;
    private final LandingReader reader;

    private ChangedDays(Path landing, LandingReader reader) {
        this.landing = landing;
        this.reader = reader;
    }

    /** Begins with the register as it landed. */
    static ChangedDays over(Path landed, SourceFile source, Path folder) throws IOException {
        delete(folder);
        LandingFolder from = LandingFolder.in(landed, source.department(), source.dataset());
        LandingFolder to = LandingFolder.in(folder, source.department(), source.dataset());
        for (ManifestSummary batch : new LandingReader(from).batches()) {
            Path target = Files.createDirectories(to.path().resolve(batch.folder().getFileName()));
            try (Stream<Path> files = Files.list(batch.folder())) {
                for (Path file : files.toList()) {
                    Files.createLink(target.resolve(file.getFileName()), file);
                }
            }
        }
        return new ChangedDays(folder, new LandingReader(to));
    }

    Path landing() {
        return landing;
    }

    /** Lands a day: every thousandth row, with another name and a later time. */
    void land(Dataset<Row> raw, int day) throws IOException {
        ManifestSummary newest = reader.batches().getLast();
        String[] names = newest.columns().toArray(String[]::new);
        List<Row> rows = raw.where(col("rid").cast("long").mod(lit(ONE_IN)).equalTo(day % ONE_IN))
                .dropDuplicates("rid").select(names[0], List.of(names).subList(1, names.length).toArray(String[]::new))
                .collectAsList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (Row row : rows) {
                var line = Json.PLAIN.createObjectNode();
                for (int i = 0; i < names.length; i++) {
                    line.put(names[i], switch (names[i]) {
                        case "xm" -> "周某" + (char) ('一' + day);
                        case "upd_time" -> "2025-03-%02dT08:00:00.000000".formatted(1 + day % 28);
                        default -> row.getString(i);
                    });
                }
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        Slice before = newest.slice();
        Slice slice = new Slice(before.mode(), before.columns(), before.to(),
                before.columns().stream().map(column -> "9999-" + day).toList());
        try (BatchWriter writer = BatchWriter.open(reader, size -> { }, SystemClock.beijing())) {
            writer.file(LandingFolder.dataFile(0), new ByteArrayInputStream(bytes.toByteArray()));
            writer.finish(new Pull(newest.manifest().source(), slice, newest.manifest().schema().columns(),
                    Map.of("uniqueKey", newest.uniqueKey() ? 1L : 0L), newest.landedAt()), List.of((long) rows.size()));
        }
    }

    private static void delete(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
