package org.shuqiao.exchange.platform.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.shuqiao.contracts.landing.BatchWriter;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingManifest;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.landing.Pull;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

/** A landing zone with batches of one small dataset, whole ones and one that is still being written. */
public final class LandingSample {

    public static final SourceFile SOURCE = SourceFiles.parse(Path.of("card.yaml"), """
            dataset: card
            department: jiaoyu
            title: {zh: 读者证, en: Library cards}
            owner: 图书馆
            update: monthly
            source: {kind: table, url: "jdbc:postgresql://127.0.0.1/x", table: card, slice: {mode: snapshot}}
            contract:
              - {column: no, type: text}
            mapping:
              key: [no]
              columns:
                - {from: no, to: no, element: text, level: must}
            """);

    private final LandingReader landed;

    public LandingSample(Path landing) {
        landed = new LandingReader(LandingFolder.in(landing, SOURCE.department(), SOURCE.dataset()));
    }

    /** Lands lines as a snapshot. */
    public ManifestSummary land(String... lines) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(data)) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try (BatchWriter writer = BatchWriter.open(landed, bytes -> { }, Clock.systemDefaultZone())) {
            writer.file(LandingFolder.dataFile(0), new ByteArrayInputStream(data.toByteArray()));
            Pull pull = new Pull(new LandingManifest.Source("table", "jdbc:postgresql://127.0.0.1/x#card"),
                    Slice.ofContent(Slice.Mode.SNAPSHOT, String.join("\n", lines)),
                    List.of(new LandingManifest.Column("no", "text")), Map.of(), OffsetDateTime.now());
            return writer.finish(pull, List.of((long) lines.length)).batch();
        }
    }

    /** Leaves a batch as it is just before it gets its name. */
    public void halfLand(ManifestSummary like) throws IOException {
        Path unfinished = Files.createDirectory(like.folder().resolveSibling(".tmp-2b0d"));
        try (Stream<Path> files = Files.list(like.folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, unfinished.resolve(file.getFileName()));
            }
        }
    }
}
