package org.shuqiao.pipelines.landing;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.LandingCode;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.standards.source.SourceFile;

/** The landing folder: which batches of a dataset there are, whose columns the raw zone can take. */
public final class LandingZoneReader {

    private final Path folder;

    public LandingZoneReader(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** @return the dataset's batches in the order in which they landed */
    public List<ManifestSummary> batches(SourceFile source) {
        List<ManifestSummary> batches =
                new LandingReader(LandingFolder.in(folder, source.department(), source.dataset())).batches();
        batches.forEach(batch -> check(source, batch));
        return batches;
    }

    private static void check(SourceFile source, ManifestSummary batch) {
        if (batch.columns().isEmpty()) {
            throw new CodedException(LandingCode.MANIFEST_BROKEN, source.id(), batch.batch(), "schema");
        }
        Set<String> seen = new HashSet<>();
        for (String column : batch.columns()) {
            if (column.isBlank() || RawColumns.isReserved(column) || !seen.add(column)) {
                throw new CodedException(PipelinesCode.COLUMN_RESERVED, source.id(), column);
            }
        }
    }
}
