package org.shuqiao.exchange.platform.flows;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.standards.source.SourceFile;

/** The batches of a dataset in the landing zone, as a page may show them. */
public final class LandedBatches {

    private final Path landing;

    public LandedBatches(Path landing) {
        this.landing = landing;
    }

    /** A batch without anything of its rows: slice bounds are values of persons, too, and stay where they are. */
    public record Batch(String id, long sequence, long rows, long bytes, OffsetDateTime landedAt) {

        private static Batch of(ManifestSummary landed) {
            return new Batch(landed.batch(), landed.sequence(), landed.rows(), landed.manifest().bytes(),
                    landed.landedAt());
        }
    }

    /** @return the newest first */
    public List<Batch> of(SourceFile source, int most) {
        return new LandingReader(LandingFolder.in(landing, source.department(), source.dataset())).batches().reversed()
                .stream().limit(most).map(Batch::of).toList();
    }
}
