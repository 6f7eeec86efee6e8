package org.shuqiao.exchange.platform.onboarding;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.shuqiao.contracts.landing.LandedFile;
import org.shuqiao.contracts.landing.LandedRow;
import org.shuqiao.contracts.landing.LandedRowIterator;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.standards.source.SourceFile;

/** The rows of a sample in its landing folder. */
final class LandedSample {

    private LandedSample() { }

    /** Hands each row on, in the order in which they landed. */
    static void each(Path landing, SourceFile source, Consumer<LandedRow> rows) {
        LandingFolder folder = LandingFolder.in(landing, source.department(), source.dataset());
        for (ManifestSummary batch : new LandingReader(folder).batches()) {
            for (LandedFile file : batch.files()) {
                try (LandedRowIterator landed = file.open()) {
                    landed.forEachRemaining(rows);
                }
            }
        }
    }
}
