package org.shuqiao.ledger.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/** Place that evidence is read from, one file at a time. */
sealed interface EvidenceSource extends Closeable {

    /** @return the names of its files in order */
    List<String> names();

    /** @return the file's bytes; one with more than {@code most} is cut just above that */
    byte[] read(String name, int most);

    /** @return whether the file is meant as a receipt */
    default boolean isReceipt(String name) {
        return FileRole.of(name) == FileRole.RECEIPT;
    }

    @Override
    void close();

    /** @param path a folder or a zip file */
    static EvidenceSource open(Path path) {
        return Files.isDirectory(path) ? new Folder(path, Set.of()) : new Zip(path);
    }

    /**
     * Files directly in a folder.
     *
     * @param receipts those that are meant as receipts; the others beside them are proofs. Empty: those named so.
     */
    record Folder(Path path, Set<String> receipts) implements EvidenceSource {

        @Override
        public List<String> names() {
            try (Stream<Path> listed = Files.list(path)) {
                return listed.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
                        .filter(name -> receipts.isEmpty() || receipts.contains(name)
                                || FileRole.of(name) != FileRole.RECEIPT)
                        .sorted().toList();
            } catch (IOException e) {
                throw new CodedException(LedgerCode.FILE_UNREADABLE, e, path);
            }
        }

        @Override
        public boolean isReceipt(String name) {
            return receipts.isEmpty() ? EvidenceSource.super.isReceipt(name) : receipts.contains(name);
        }

        @Override
        public byte[] read(String name, int most) {
            try (InputStream bytes = Files.newInputStream(path.resolve(name))) {
                return bytes.readNBytes(most + 1);
            } catch (IOException e) {
                throw new CodedException(LedgerCode.FILE_UNREADABLE, e, path.resolve(name));
            }
        }

        @Override
        public void close() { }
    }

    /** Files in memory. */
    record Memory(Map<String, byte[]> files) implements EvidenceSource {

        @Override
        public List<String> names() {
            return files.keySet().stream().sorted().toList();
        }

        @Override
        public boolean isReceipt(String name) {
            return FileRole.of(name) == FileRole.RECEIPT || FileRole.of(name) == FileRole.OTHER;
        }

        @Override
        public byte[] read(String name, int most) {
            return Optional.ofNullable(files.get(name))
                    .orElseThrow(() -> new CodedException(LedgerCode.FILE_UNREADABLE, name));
        }

        @Override
        public void close() { }
    }

    /** Entries of a zip file. */
    final class Zip implements EvidenceSource {

        private final Path path;
        private final ZipFile zip;

        Zip(Path path) {
            this.path = path;
            try {
                this.zip = new ZipFile(path.toFile());
            } catch (IOException e) {
                throw new CodedException(LedgerCode.FILE_UNREADABLE, e, path);
            }
        }

        @Override
        public List<String> names() {
            Set<String> seen = new HashSet<>();
            return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).sorted()
                    .peek(name -> {
                        if (!seen.add(name)) {
                            throw new CodedException(LedgerCode.BUNDLE_MANIFEST, name);
                        }
                    }).toList();
        }

        @Override
        public byte[] read(String name, int most) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new CodedException(LedgerCode.FILE_UNREADABLE, name);
            }
            try (InputStream bytes = zip.getInputStream(entry)) {
                return bytes.readNBytes(most + 1);
            } catch (IOException e) {
                throw new CodedException(LedgerCode.FILE_UNREADABLE, e, path);
            }
        }

        @Override
        public void close() {
            try {
                zip.close();
            } catch (IOException e) {
                throw new CodedException(LedgerCode.FILE_UNREADABLE, e, path);
            }
        }
    }
}
