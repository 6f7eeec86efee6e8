package org.shuqiao.nifi.land;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.zip.ZipException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.BatchId;
import org.shuqiao.nifi.batch.Parcel;
import org.shuqiao.nifi.batch.Pulled;
import org.shuqiao.nifi.batch.Slice;
import org.shuqiao.nifi.error.CollectError;

/**
 * Turns parcels into landing batches: everything is written below a temporary name, forced to disk and renamed, so a
 * batch is there wholly or not at all.
 */
final class LandingZone {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final Path landing;
    private final Quota quota;
    private final Map<String, DatasetFolder> folders = new HashMap<>();

    LandingZone(Path landing, OptionalLong quotaBytes) throws IOException {
        this.landing = landing;
        quota = new Quota(landing, quotaBytes);
    }

    /** @param duplicate whether the batch had been landed before */
    record Outcome(Landed landed, boolean duplicate) {
    }

    /** Lands one parcel; the same parcel again has the same outcome. */
    @SuppressWarnings("try")
    synchronized Outcome land(String department, String dataset, InputStream parcel) {
        DatasetFolder folder = folders.computeIfAbsent(department + "/" + dataset,
                key -> new DatasetFolder(landing, department, dataset));
        try {
            Durable.folder(folder.path());
        } catch (IOException e) {
            throw failed(e);
        }
        try (FileChannel channel = FileChannel.open(folder.path().resolve(".lock"), CREATE, WRITE);
                FileLock lock = lock(channel, department + "_" + dataset)) {
            folder.sweep();
            return write(folder, department, dataset, parcel);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Outcome write(DatasetFolder folder, String department, String dataset, InputStream parcel)
            throws IOException {
        Path temporary = Files.createDirectory(folder.path().resolve(DatasetFolder.TEMPORARY + UUID.randomUUID()));
        List<DataFile> files = new ArrayList<>();
        boolean renamed = false;
        long before = quota.used();
        try {
            Parcel.Content content = Parcel.read(parcel,
                    (name, in) -> files.add(Durable.copy(in, temporary.resolve(name), 0, quota)));
            Pulled pulled = content.pulled();
            if (!pulled.department().equals(department) || !pulled.dataset().equals(dataset)
                    || content.rows().size() != files.size()) {
                throw new CodedException(CollectError.PARCEL_BROKEN, "slice.json");
            }
            Map<String, Landed> batches = folder.batches();
            Optional<Landed> newest = DatasetFolder.newest(batches);
            Optional<Landed> same = landedBefore(batches, newest, pulled);
            if (same.isPresent()) {
                return new Outcome(same.get(), true);
            }
            if (pulled.slice().mode() == Slice.Mode.KEYSET
                    && !newest.map(landed -> landed.slice().to()).orElse(List.of()).equals(pulled.slice().from())) {
                throw new CodedException(CollectError.LANDING_GAP, pulled.id());
            }
            String batch = batchId(batches, pulled, newest);
            long sequence = newest.map(Landed::sequence).orElse(0L) + 1;
            List<DataFile> counts = withRows(files, content.rows());
            Durable.write(temporary.resolve(Manifest.NAME), Manifest.write(batch, sequence, pulled, counts,
                    OffsetDateTime.now(BEIJING)), quota);
            Durable.force(temporary);
            Files.move(temporary, folder.path().resolve(batch), StandardCopyOption.ATOMIC_MOVE);
            renamed = true;
            Durable.force(folder.path());
            long rows = counts.stream().mapToLong(DataFile::rows).sum();
            return new Outcome(new Landed(batch, sequence, pulled.slice(), rows), false);
        } finally {
            if (!renamed) {
                quota.backTo(before);
                DatasetFolder.delete(temporary);
            }
        }
    }

    /** A snapshot repeats only the newest one: what came back after a change is a change again. */
    private static Optional<Landed> landedBefore(Map<String, Landed> batches, Optional<Landed> newest, Pulled pulled) {
        if (pulled.slice().mode() == Slice.Mode.SNAPSHOT) {
            return newest.filter(landed -> landed.slice().equals(pulled.slice()));
        }
        return Optional.ofNullable(batches.get(pulled.batch()));
    }

    private static String batchId(Map<String, Landed> batches, Pulled pulled, Optional<Landed> newest) {
        String batch = pulled.batch();
        return batches.containsKey(batch) ? BatchId.following(batch, newest.orElseThrow().batch()) : batch;
    }

    private static List<DataFile> withRows(List<DataFile> files, List<Long> rows) {
        List<DataFile> counted = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            DataFile file = files.get(i);
            counted.add(new DataFile(file.name(), rows.get(i), file.bytes(), file.sha256()));
        }
        return counted;
    }

    private static FileLock lock(FileChannel channel, String id) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new CodedException(CollectError.LANDING_BUSY, e, id);
        }
        throw new CodedException(CollectError.LANDING_BUSY, id);
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
