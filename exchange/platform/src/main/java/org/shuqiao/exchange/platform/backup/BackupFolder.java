package org.shuqiao.exchange.platform.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.run.RunJson;

/**
 * Folder of back-ups: encrypted pieces of files, each once however many back-ups have it, and a list of pieces for each
 * back-up. A back-up exists when its list does, which is written last; pieces are never changed.
 */
final class BackupFolder implements AutoCloseable {

    private static final String HEAD = "shuqiao-backup.json";
    private static final String LIST = ".list";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final String PART = ".part";
    private static final byte PACKED = 1;
    private static final byte PLAIN = 0;

    private final Path folder;
    private final BackupKey key;
    private final Optional<FileChannel> lock;
    /** Pieces that have no name yet: they get them when all are on the disk. */
    private final Map<String, Path> fresh = new LinkedHashMap<>();
    private long written;

    private BackupFolder(Path folder, BackupKey key, Optional<FileChannel> lock) {
        this.folder = folder;
        this.key = key;
        this.lock = lock;
    }

    /** Opens a folder to write to; a new one is made. */
    static BackupFolder write(Path folder, BackupKey key) throws IOException {
        DurableFiles.createFolder(folder.resolve("pieces"));
        DurableFiles.createFolder(folder.resolve("lists"));
        if (!Files.exists(folder.resolve(HEAD))) {
            AtomicFile.replace(folder.resolve(HEAD), Json.PLAIN.createObjectNode().put("format", 1)
                    .put("check", key.name(HEAD.getBytes(StandardCharsets.US_ASCII))).toString());
        }
        return open(folder, key);
    }

    /** Opens a folder that has back-ups, to change them. */
    static BackupFolder open(Path folder, BackupKey key) throws IOException {
        require(folder, key);
        return new BackupFolder(folder, key, Optional.of(locked(folder)));
    }

    /** Opens a folder that has back-ups, to read them: it may lie on a medium that nobody can write to. */
    static BackupFolder read(Path folder, BackupKey key) throws IOException {
        require(folder, key);
        try {
            return new BackupFolder(folder, key, Optional.of(locked(folder)));
        } catch (FileSystemException e) {
            return new BackupFolder(folder, key, Optional.empty());
        }
    }

    private static void require(Path folder, BackupKey key) throws IOException {
        Path head = folder.resolve(HEAD);
        if (!Files.exists(head)) {
            throw new CodedException(BackupCode.NO_BACKUP, folder);
        }
        String check = Json.PLAIN.readTree(head.toFile()).path("check").asText();
        if (!check.equals(key.name(HEAD.getBytes(StandardCharsets.US_ASCII)))) {
            throw new CodedException(BackupCode.KEY_OTHER, folder);
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new CodedException(BackupCode.BUSY, folder);
        }
        return channel;
    }

    /** Keeps a piece unless it is there. @return its name */
    String keep(byte[] buffer, int length) throws IOException {
        byte[] content = Arrays.copyOf(buffer, length);
        String name = key.name(content);
        if (!has(name)) {
            byte[] sealed = key.encrypt(name, pack(content));
            Path part = folder.resolve("pieces").resolve(name + PART);
            Files.write(part, sealed);
            fresh.put(name, part);
            written += sealed.length;
        }
        return name;
    }

    boolean has(String name) {
        return fresh.containsKey(name) || Files.exists(piece(name));
    }

    /** @return a piece's content; nothing where it is missing or damaged */
    Optional<byte[]> piece(String name, int most) throws IOException {
        Path file = piece(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<byte[]> content = key.decrypt(name, Files.readAllBytes(file));
        return content.isEmpty() ? Optional.empty() : Optional.of(unpack(content.get(), most));
    }

    /** Writes the list of a back-up, which makes it one. */
    void finish(BackupState state) throws IOException {
        for (Path part : fresh.values()) {
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
                file.force(false);
            }
        }
        Set<Path> folders = new LinkedHashSet<>();
        for (Map.Entry<String, Path> each : fresh.entrySet()) {
            Path file = piece(each.getKey());
            Files.createDirectories(file.getParent());
            Files.move(each.getValue(), file, StandardCopyOption.ATOMIC_MOVE);
            folders.add(file.getParent());
        }
        folders.add(folder.resolve("pieces"));
        for (Path each : folders) {
            DurableFiles.force(each);
        }
        fresh.clear();
        String name = NAME.format(state.at()) + LIST;
        AtomicFile.replace(lists().resolve(name), key.encrypt(name,
                pack(RunJson.write(state).getBytes(StandardCharsets.UTF_8))));
    }

    /** @return the times of the back-ups, the oldest first */
    List<Instant> times() throws IOException {
        try (Stream<Path> all = Files.list(lists())) {
            return all.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(LIST)).sorted()
                    .map(name -> Instant.from(NAME.parse(name.substring(0, name.length() - LIST.length()))))
                    .toList();
        }
    }

    /** @return the newest back-up of this time or before */
    BackupState state(Instant at) throws IOException {
        List<Instant> times = times();
        if (times.isEmpty()) {
            throw new CodedException(BackupCode.NO_BACKUP, folder);
        }
        Instant chosen = times.stream().filter(time -> !time.isAfter(at)).reduce((first, second) -> second)
                .orElseThrow(() -> new CodedException(BackupCode.NONE_AT, folder, at, times.getFirst()));
        String name = NAME.format(chosen) + LIST;
        byte[] json = key.decrypt(name, Files.readAllBytes(lists().resolve(name)))
                .orElseThrow(() -> new CodedException(BackupCode.DAMAGED, chosen, name, 1));
        return RunJson.parse(new String(unpack(json, Integer.MAX_VALUE), StandardCharsets.UTF_8), BackupState.class);
    }

    /** @return the newest back-up, where there is one */
    Optional<BackupState> newest() throws IOException {
        return times().isEmpty() ? Optional.empty() : Optional.of(state(Instant.MAX));
    }

    /**
     * Removes all back-ups but the newest ones, and the pieces that only they had; nothing where one of the newest
     * cannot be read or lacks a piece. Killed at any line, what is left is whole, and the next call removes the rest.
     *
     * @return how many back-ups went
     */
    int prune(int keep) throws IOException {
        List<Instant> times = times();
        List<Instant> gone = times.subList(0, Math.max(0, times.size() - keep));
        Set<String> needed = new HashSet<>();
        for (Instant time : times.subList(gone.size(), times.size())) { // before any goes: these have to be readable
            for (BackupState.BackedFile file : state(time).files()) {
                if (!file.pieces().stream().allMatch(this::has)) {
                    throw new CodedException(BackupCode.DAMAGED, time, file.path(), 1);
                }
                needed.addAll(file.pieces());
            }
        }
        for (Instant time : gone) {
            Files.delete(lists().resolve(NAME.format(time) + LIST));
        }
        DurableFiles.force(lists());
        List<Path> unneeded;
        try (Stream<Path> all = Files.walk(folder.resolve("pieces"), 2)) {
            unneeded = all.filter(Files::isRegularFile).filter(file -> !needed.contains(file.getFileName().toString()))
                    .toList();
        }
        for (Path each : unneeded) {
            Files.delete(each);
        }
        return gone.size();
    }

    /** @return bytes that were added since this folder was opened */
    long written() {
        return written;
    }

    /** Removes what a killed command left half-written. */
    void sweep() throws IOException {
        List<Path> left = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder.resolve("pieces"))) {
            all.filter(file -> file.getFileName().toString().endsWith(PART)).forEach(left::add);
        }
        for (Path each : left) {
            Files.deleteIfExists(each);
        }
    }

    private Path lists() {
        return folder.resolve("lists");
    }

    private Path piece(String name) {
        return folder.resolve("pieces").resolve(name.substring(0, 2)).resolve(name);
    }

    private static byte[] pack(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2 + 1);
        packed.write(PACKED);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(packed, fast)) {
            out.write(content);
        } finally {
            fast.end();
        }
        if (packed.size() <= content.length) {
            return packed.toByteArray();
        }
        byte[] plain = new byte[content.length + 1];
        plain[0] = PLAIN;
        System.arraycopy(content, 0, plain, 1, content.length);
        return plain;
    }

    private static byte[] unpack(byte[] packed, int most) throws IOException {
        InputStream bytes = new ByteArrayInputStream(packed, 1, packed.length - 1);
        try (InputStream in = packed[0] == PACKED ? new InflaterInputStream(bytes) : bytes) {
            return in.readNBytes(most);
        }
    }

    @Override
    public void close() throws IOException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }
}
