package org.shuqiao.exchange.platform.flows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.standards.source.SourceFile;

/** The batches of a dataset in the landing zone, as their manifests tell of them; the form is in {@code docs/landing-batch.md}. */
public final class LandedBatches {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path landing;

    public LandedBatches(Path landing) {
        this.landing = landing;
    }

    /** A batch without anything of its rows: slice bounds are values of persons, too, and stay where they are. */
    public record Batch(String id, long sequence, long rows, long bytes, OffsetDateTime landedAt) {
    }

    /** @return the newest first */
    public List<Batch> of(SourceFile source, int most) {
        Path dataset = landing.resolve(source.department()).resolve(source.dataset());
        if (!Files.isDirectory(dataset)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(dataset)) {
            List<Batch> batches = new ArrayList<>();
            for (Path folder : folders.toList()) {
                Path manifest = folder.resolve("manifest.json");
                if (Files.exists(manifest)) {
                    batches.add(read(manifest));
                }
            }
            return batches.stream().sorted(Comparator.comparingLong(Batch::sequence).reversed()).limit(most).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Batch read(Path manifest) throws IOException {
        JsonNode node = JSON.readTree(manifest.toFile());
        return new Batch(node.path("batch").asText(), node.path("sequence").asLong(), node.path("rows").asLong(),
                node.path("bytes").asLong(), OffsetDateTime.parse(node.path("landedAt").asText()));
    }
}
