package org.shuqiao.contracts.landing;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shuqiao.base.error.CodedException;

/** An immutable slice of a dataset that has landed: its folder, and what its manifest says. */
public record ManifestSummary(Path folder, LandingManifest manifest) {

    /** The newest batch is the last in this order. */
    static final Comparator<ManifestSummary> ORDER =
            Comparator.comparingLong(ManifestSummary::sequence).thenComparing(ManifestSummary::batch);

    /** @return the batch's id */
    public String batch() {
        return manifest.batch();
    }

    public long sequence() {
        return manifest.sequence();
    }

    public Slice slice() {
        return manifest.slice();
    }

    public long rows() {
        return manifest.rows();
    }

    public OffsetDateTime landedAt() {
        return manifest.landedAt();
    }

    /** @return whether the slice's key names a row of the source: two rows with it are versions of one */
    public boolean uniqueKey() {
        return manifest.uniqueKey();
    }

    /** @return whether rows that are gone at the source are among the batch's */
    public boolean hasDeletions() {
        return manifest.hasDeletions();
    }

    /** @return source columns in their order */
    public List<String> columns() {
        return manifest.schema().columns().stream().map(LandingManifest.Column::name).toList();
    }

    public List<LandedFile> files() {
        String dataset = manifest.department() + "_" + manifest.dataset();
        List<String> columns = columns();
        List<LandedFile> files = new ArrayList<>();
        long ordinal = 0;
        for (LandingManifest.DataFile file : manifest.files()) {
            files.add(new LandedFile(dataset, batch(), sequence(), file.name(), folder.resolve(file.name()).toString(),
                    file.rows(), file.bytes(), file.sha256(), ordinal, columns));
            ordinal += file.rows();
        }
        return files;
    }

    /** @throws CodedException {@code BATCH_CHANGED} if any file is not what it was when it landed */
    public void verify() {
        files().forEach(LandedFile::verify);
    }
}
