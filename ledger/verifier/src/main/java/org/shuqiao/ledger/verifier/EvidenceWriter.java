package org.shuqiao.ledger.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Writes an evidence bundle file by file, into a folder or, when the name ends in {@code .zip}, into a zip file.
 * Closing it writes the manifest; in a folder that covers what an earlier save left there too.
 */
public final class EvidenceWriter implements Closeable {

    private final Path target;
    private final Optional<ZipOutputStream> zip;
    private final Map<String, String> digests = new TreeMap<>();

    private EvidenceWriter(Path target, Optional<ZipOutputStream> zip) {
        this.target = target;
        this.zip = zip;
    }

    /** @throws CodedException {@code FILE_UNWRITABLE} */
    public static EvidenceWriter to(Path target) {
        try {
            if (isZip(target)) {
                return new EvidenceWriter(target, Optional.of(new ZipOutputStream(Files.newOutputStream(target))));
            }
            Files.createDirectories(target);
            return new EvidenceWriter(target, Optional.empty());
        } catch (IOException e) {
            throw new CodedException(LedgerCode.FILE_UNWRITABLE, e, target);
        }
    }

    static boolean isZip(Path path) {
        return path.getFileName().toString().endsWith(".zip");
    }

    public void keys(byte[] bytes) {
        write(FileRole.KEYS_NAME, bytes);
    }

    /** @param record the record's id */
    public void receipt(String record, String text) {
        write(record + ".receipt.json", utf8(text));
    }

    public void act(String signed) {
        byte[] bytes = utf8(signed);
        write(Sha256.hex(bytes).substring(0, 32) + ".act.json", bytes);
    }

    public void certificate(String text) {
        byte[] bytes = utf8(text);
        write(Sha256.hex(bytes).substring(0, 32) + ".certificate.json", bytes);
    }

    /** @param rules canonical JSON of what the legal clock reckons with */
    public void calendar(String rules) {
        byte[] bytes = utf8(rules);
        write(Sha256.hex(bytes).substring(0, 32) + ".calendar.json", bytes);
    }

    public void checkpoint(String note) {
        write("checkpoint-" + Checkpoint.parse(note).size() + ".txt", utf8(note));
    }

    public void consistency(long from, long to, String text) {
        write(BlockProofs.CONSISTENCY + from + "-" + to + ".json", utf8(text));
    }

    public void block(long number, String proof) {
        write(BlockProofs.BLOCK + number + ".json", utf8(proof));
    }

    private void write(String name, byte[] bytes) {
        if (digests.putIfAbsent(name, Sha256.tagged(bytes)) != null) {
            return;
        }
        put(name, bytes);
    }

    private void put(String name, byte[] bytes) {
        try {
            if (zip.isPresent()) {
                zip.get().putNextEntry(new ZipEntry(name));
                zip.get().write(bytes);
                zip.get().closeEntry();
            } else {
                Files.write(target.resolve(name), bytes);
            }
        } catch (IOException e) {
            throw new CodedException(LedgerCode.FILE_UNWRITABLE, e, target);
        }
    }

    /** Writes the manifest and ends the bundle. */
    @Override
    public void close() {
        if (zip.isEmpty()) {
            listEarlier();
        }
        put(FileRole.MANIFEST_NAME, Manifest.of(digests).bytes());
        if (zip.isPresent()) {
            try {
                zip.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void listEarlier() {
        try (EvidenceSource folder = EvidenceSource.open(target)) {
            for (String name : folder.names()) {
                FileRole role = FileRole.of(name);
                if (role != FileRole.OTHER && role != FileRole.MANIFEST && !digests.containsKey(name)) {
                    digests.put(name, Sha256.tagged(folder.read(name, role.most())));
                }
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
