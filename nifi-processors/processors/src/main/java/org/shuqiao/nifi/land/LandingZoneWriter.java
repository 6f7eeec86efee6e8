package org.shuqiao.nifi.land;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.ZipException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.BatchWriter;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingManifest;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.landing.Pull;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.nifi.batch.SliceArchive;
import org.shuqiao.nifi.batch.SliceMetadata;
import org.shuqiao.nifi.error.CollectCode;

/** Turns parcels into landing batches. */
final class LandingZoneWriter {

    private final Path landing;
    private final Quota quota;
    private final int mayLose;
    private final Clock clock;
    private final Map<LandingFolder, LandingReader> datasets = new HashMap<>();

    LandingZoneWriter(Path landing, OptionalLong quotaBytes, int mayLose, Clock clock) throws IOException {
        this.landing = landing;
        this.mayLose = mayLose;
        this.clock = clock;
        quota = new Quota(landing, quotaBytes);
    }

    /** Lands one parcel; the same parcel again has the same outcome. */
    synchronized BatchWriter.Outcome land(String department, String dataset, InputStream parcel) {
        LandingReader landed = datasets.computeIfAbsent(LandingFolder.in(landing, department, dataset),
                LandingReader::new);
        long before = quota.used();
        boolean added = false;
        try (BatchWriter writer = BatchWriter.open(landed, quota::take, clock)) {
            SliceArchive.Content content = SliceArchive.read(parcel, writer::file);
            SliceMetadata pulled = content.pulled();
            if (!pulled.department().equals(department) || !pulled.dataset().equals(dataset)) {
                throw new CodedException(CollectCode.PARCEL_BROKEN, "slice.json");
            }
            if (pulled.digest().isPresent() && !pulled.digest().get().equals(writer.rowsDigest())) {
                throw new CodedException(CollectCode.LANDED_DIFFERS, landed.folder().id());
            }
            requireRows(landed, pulled.slice(), content.rows());
            BatchWriter.Outcome outcome = writer.finish(pull(pulled), content.rows());
            added = !outcome.duplicate();
            return outcome;
        } catch (UncheckedIOException e) {
            throw new CodedException(CollectCode.PLACE_UNUSABLE, e, landed.folder().path());
        } catch (IOException e) {
            throw failed(e);
        } finally {
            if (!added) {
                quota.backTo(before);
            }
        }
    }

    /** Only the newest snapshot counts, so the rows that one does not have are gone. */
    private void requireRows(LandingReader landed, Slice slice, List<Long> files) {
        List<ManifestSummary> batches = landed.batches();
        if (slice.mode() != Slice.Mode.SNAPSHOT || batches.isEmpty()) {
            return;
        }
        long before = batches.getLast().rows();
        long now = files.stream().mapToLong(Long::longValue).sum();
        if (now * 100 < before * (100 - mayLose)) {
            throw new CodedException(CollectCode.SNAPSHOT_SHRANK, landed.folder().id(), now, before, mayLose);
        }
    }

    private static Pull pull(SliceMetadata pulled) {
        List<LandingManifest.Column> columns = pulled.columns().stream()
                .map(column -> new LandingManifest.Column(column.name(), column.type().word())).toList();
        return new Pull(new LandingManifest.Source(pulled.kind(), pulled.uri()), pulled.slice(), columns,
                pulled.notes(), pulled.startedAt(), pulled.digest());
    }

    private CodedException failed(IOException e) {
        if (e instanceof EOFException || e instanceof ZipException) {
            return new CodedException(CollectCode.PARCEL_BROKEN, e, "content");
        }
        String reason = e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason() : String.valueOf(e.getMessage());
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("disk quota exceeded")) {
            return quota.full();
        }
        return new CodedException(CollectCode.LANDING_FAILED, e, landing);
    }
}
