package org.shuqiao.contracts.landing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.contracts.json.TypedJson;

/**
 * Lands one batch: everything is written below a temporary name, forced to disk and renamed, so that a batch is there
 * wholly or not at all. One writer at a time has a dataset; closed before {@link #finish}, it leaves nothing behind.
 */
public final class BatchWriter implements AutoCloseable {

    private final LandingReader landed;
    private final LongConsumer budget;
    private final Clock clock;
    private final FileChannel lock;
    private final Path temporary;
    private final List<LandingManifest.DataFile> files = new ArrayList<>();

    private BatchWriter(LandingReader landed, LongConsumer budget, Clock clock, FileChannel lock, Path temporary) {
        this.landed = landed;
        this.budget = budget;
        this.clock = clock;
        this.lock = lock;
        this.temporary = temporary;
    }

    /** @param duplicate whether the batch had been landed before */
    public record Outcome(ManifestSummary batch, boolean duplicate) { }

    /**
     * Takes the dataset and removes what a killed writer left in it.
     *
     * @param budget told how many bytes are about to be written; may refuse them
     * @param clock says when the batch lands
     * @throws CodedException {@code LANDING_BUSY}
     */
    public static BatchWriter open(LandingReader landed, LongConsumer budget, Clock clock) throws IOException {
        LandingFolder folder = landed.folder();
        DurableFiles.createFolder(folder.path());
        FileChannel lock = FileChannel.open(folder.path().resolve(LandingFolder.LOCK), CREATE, WRITE);
        try {
            lock(lock, folder);
            sweep(folder);
            Path temporary = folder.path().resolve(LandingFolder.TEMPORARY + UUID.randomUUID());
            return new BatchWriter(landed, budget, clock, lock, Files.createDirectory(temporary));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Takes the next data file, packed JSON lines; the stream stays open. */
    public void file(String name, InputStream content) throws IOException {
        MessageDigest digest = Sha256.create();
        Counted counted = new Counted(content, budget);
        DurableFiles.create(temporary.resolve(name), new DigestInputStream(counted, digest));
        files.add(new LandingManifest.DataFile(name, 0, counted.bytes, Sha256.hex(digest)));
    }

    /**
     * Reads again what was written.
     *
     * @return the digest of its rows
     */
    public String rowsDigest() throws IOException {
        RowsDigest digest = new RowsDigest();
        for (LandingManifest.DataFile file : files) {
            try (InputStream packed = Files.newInputStream(temporary.resolve(file.name()))) {
                digest.addLines(LandingFolder.isZstd(file.name()) ? new ZstdInputStreamNoFinalizer(packed)
                        : new GZIPInputStream(packed));
            }
        }
        return digest.value();
    }

    /**
     * Lands the files as one batch; the same slice again is the batch that is there.
     *
     * @param rows of each file
     * @throws CodedException {@code LANDING_GAP}, {@code MANIFEST_BROKEN}
     */
    public Outcome finish(Pull pull, List<Long> rows) throws IOException {
        if (rows.size() != files.size()) {
            throw new IllegalArgumentException(files.size() + " files with " + rows.size() + " counts of rows");
        }
        LandingFolder folder = landed.folder();
        List<ManifestSummary> batches = landed.batches();
        Optional<ManifestSummary> newest = batches.isEmpty() ? Optional.empty() : Optional.of(batches.getLast());
        String id = BatchId.of(folder.department(), folder.dataset(), pull.slice());
        Optional<ManifestSummary> same = batches.stream().filter(batch -> batch.batch().equals(id)).findFirst();
        boolean snapshot = pull.slice().mode() == Slice.Mode.SNAPSHOT;
        boolean again = pull.slice().mode() == Slice.Mode.KEYSET && pull.slice().from().equals(pull.slice().to());
        // a snapshot repeats only the newest one: what came back after a change is a change again; so does a range that
        // is read again because rows came into it late
        Optional<ManifestSummary> repeated = snapshot || again
                ? newest.filter(batch -> batch.slice().equals(pull.slice()) && (snapshot || sameFiles(batch))) : same;
        if (repeated.isPresent()) {
            return new Outcome(repeated.get(), true);
        }
        if (pull.slice().mode() == Slice.Mode.KEYSET
                && !newest.map(batch -> batch.slice().to()).orElse(List.of()).equals(pull.slice().from())) {
            throw new CodedException(LandingCode.LANDING_GAP, folder.id());
        }
        String batch = same.isPresent() ? BatchId.following(id, newest.orElseThrow().batch()) : id;
        long sequence = newest.map(ManifestSummary::sequence).orElse(0L) + 1;
        return new Outcome(land(LandingManifest.of(folder, batch, sequence, pull, counted(rows),
                OffsetDateTime.now(clock))), false);
    }

    private boolean sameFiles(ManifestSummary batch) {
        return batch.manifest().files().stream().map(LandingManifest.DataFile::sha256).toList()
                .equals(files.stream().map(LandingManifest.DataFile::sha256).toList());
    }

    private ManifestSummary land(LandingManifest manifest) throws IOException {
        byte[] text = TypedJson.OPEN.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        budget.accept(text.length);
        DurableFiles.create(temporary.resolve(LandingFolder.MANIFEST), text);
        DurableFiles.force(temporary);
        Path batch = landed.folder().path().resolve(manifest.batch());
        DurableFiles.rename(temporary, batch);
        return new ManifestSummary(batch, manifest);
    }

    private List<LandingManifest.DataFile> counted(List<Long> rows) {
        List<LandingManifest.DataFile> counted = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            LandingManifest.DataFile file = files.get(i);
            counted.add(new LandingManifest.DataFile(file.name(), rows.get(i), file.bytes(), file.sha256()));
        }
        return counted;
    }

    @Override
    public void close() throws IOException {
        try (FileChannel held = lock) {
            if (held.isOpen()) {
                FolderTree.delete(temporary);
            }
        }
    }

    private static void lock(FileChannel channel, LandingFolder folder) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new CodedException(LandingCode.LANDING_BUSY, folder.id());
            }
        } catch (OverlappingFileLockException e) {
            throw new CodedException(LandingCode.LANDING_BUSY, e, folder.id());
        }
    }

    private static void sweep(LandingFolder folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder.path(), LandingFolder.TEMPORARY + "*")) {
            for (Path each : left) {
                FolderTree.delete(each);
            }
        }
    }

    /** Counts bytes before anybody gets them. */
    private static final class Counted extends FilterInputStream {

        private final LongConsumer budget;
        private long bytes;

        Counted(InputStream content, LongConsumer budget) {
            super(content);
            this.budget = budget;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                budget.accept(read);
                bytes += read;
            }
            return read;
        }
    }
}
