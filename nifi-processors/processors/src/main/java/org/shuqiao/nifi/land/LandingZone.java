package org.shuqiao.nifi.land;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.ZipException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.BatchWriter;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.Manifest;
import org.shuqiao.contracts.landing.Pull;
import org.shuqiao.nifi.batch.Parcel;
import org.shuqiao.nifi.batch.Pulled;
import org.shuqiao.nifi.error.CollectError;

/** Turns parcels into landing batches. */
final class LandingZone {

    private static final Clock BEIJING = Clock.system(ZoneOffset.ofHours(8));

    private final Path landing;
    private final Quota quota;
    private final Map<LandingFolder, LandingReader> datasets = new HashMap<>();

    LandingZone(Path landing, OptionalLong quotaBytes) throws IOException {
        this.landing = landing;
        quota = new Quota(landing, quotaBytes);
    }

    /** Lands one parcel; the same parcel again has the same outcome. */
    synchronized BatchWriter.Outcome land(String department, String dataset, InputStream parcel) {
        LandingReader landed = datasets.computeIfAbsent(LandingFolder.in(landing, department, dataset),
                LandingReader::new);
        long before = quota.used();
        boolean added = false;
        try (BatchWriter writer = BatchWriter.open(landed, quota::take, BEIJING)) {
            Parcel.Content content = Parcel.read(parcel, writer::file);
            Pulled pulled = content.pulled();
            if (!pulled.department().equals(department) || !pulled.dataset().equals(dataset)) {
                throw new CodedException(CollectError.PARCEL_BROKEN, "slice.json");
            }
            BatchWriter.Outcome outcome = writer.finish(pull(pulled), content.rows());
            added = !outcome.duplicate();
            return outcome;
        } catch (UncheckedIOException e) {
            throw new CodedException(CollectError.PLACE_UNUSABLE, e, landed.folder().path());
        } catch (IOException e) {
            throw failed(e);
        } finally {
            if (!added) {
                quota.backTo(before);
            }
        }
    }

    private static Pull pull(Pulled pulled) {
        List<Manifest.Column> columns = pulled.columns().stream()
                .map(column -> new Manifest.Column(column.name(), column.type().word())).toList();
        return new Pull(new Manifest.Source(pulled.kind(), pulled.uri()), pulled.slice(), columns, pulled.notes(),
                pulled.startedAt());
    }

    private CodedException failed(IOException e) {
        if (e instanceof EOFException || e instanceof ZipException) {
            return new CodedException(CollectError.PARCEL_BROKEN, e, "content");
        }
        String reason = e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason() : String.valueOf(e.getMessage());
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("disk quota exceeded")) {
            return quota.full();
        }
        return new CodedException(CollectError.LANDING_FAILED, e, landing);
    }
}
