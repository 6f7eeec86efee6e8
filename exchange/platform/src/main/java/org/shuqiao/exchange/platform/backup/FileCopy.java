package org.shuqiao.exchange.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.shuqiao.exchange.platform.backup.BackupState.BackedFile;

/** Copies files of a running platform into a folder of back-ups, piece by piece, and lists what it has copied. */
final class FileCopy {

    /** Bytes of a piece: of a file that grew, or of which a page changed, only these are new. */
    static final int PIECE = 1 << 20;

    private static final String OWNER = "rw-------";

    private final BackupFolder target;
    private final Map<String, BackedFile> before = new HashMap<>();
    private final Map<String, BackedFile> copied = new TreeMap<>();
    private final TreeSet<String> folders = new TreeSet<>();
    private final byte[] buffer = new byte[PIECE];

    /** @param known a back-up whose files are not read again where size and time are the same */
    FileCopy(BackupFolder target, Optional<BackupState> known) {
        this.target = target;
        known.ifPresent(state -> state.files().forEach(file -> before.put(file.path(), file)));
    }

    /**
     * Copies a folder with all that is in it; a file that was copied already and has not changed is passed over. What
     * is directly in it may be a link to another disk, and is copied like the rest; links further down are left out.
     *
     * @param taken of a path below it, with {@code /} between names, whether it is taken; of a folder, all in it
     * @param until milliseconds since 1970: a file that was changed later is left out
     */
    void tree(Path root, String name, Predicate<String> taken, long until) throws IOException {
        tree(root, name, taken, until, true);
    }

    private void tree(Path root, String name, Predicate<String> taken, long until, boolean links) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Path real = root.toRealPath(); // the folder itself may be a link
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String path = path(folder);
                if (!path.isEmpty() && !taken.test(path)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                folders.add(path.isEmpty() ? name : name + "/" + path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isSymbolicLink()) {
                    if (links && file.getParent().equals(real) && taken.test(path(file))) {
                        linked(file, name + "/" + path(file), each -> taken.test(path(file) + "/" + each), until);
                    }
                } else if (attributes.isRegularFile() && attributes.lastModifiedTime().toMillis() <= until
                        && taken.test(path(file))) {
                    file(file, name + "/" + path(file), attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // it went meanwhile
                }
                throw e;
            }

            private String path(Path each) {
                return real.relativize(each).toString();
            }
        });
    }

    private void linked(Path link, String name, Predicate<String> taken, long until) throws IOException {
        if (Files.isDirectory(link)) {
            tree(link, name, taken, until, false);
        } else if (Files.isRegularFile(link) && Files.getLastModifiedTime(link).toMillis() <= until) {
            file(link, name, Files.size(link));
        }
    }

    /** Copies so many bytes of a file from its beginning; fewer where it has become shorter. */
    void file(Path file, String name, long size) throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return;
        }
        long modified = now.lastModifiedTime().toMillis();
        BackedFile earlier = name.startsWith(StoreCopy.FOLDER) ? none() : before.getOrDefault(name, none());
        for (BackedFile known : List.of(copied.getOrDefault(name, none()), earlier)) { // a page changes in place
            if (known.size() == size && known.modified() == modified
                    && known.pieces().stream().allMatch(target::has)) {
                copied.put(name, known);
                return;
            }
        }
        List<String> pieces = new ArrayList<>();
        long read = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (read < size) {
                int length = in.readNBytes(buffer, 0, (int) Math.min(PIECE, size - read));
                if (length == 0) {
                    break;
                }
                pieces.add(target.keep(buffer, length));
                read += length;
            }
        } catch (NoSuchFileException e) {
            return;
        }
        copied.put(name, new BackedFile(name, read, modified, mode(file), List.copyOf(pieces)));
    }

    private static String mode(Path file) throws IOException {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (NoSuchFileException e) {
            return OWNER; // it went after it was read
        }
    }

    /** Adds a file that is none on disk. */
    void text(String name, byte[] content) throws IOException {
        copied.put(name, new BackedFile(name, content.length, 0, OWNER,
                content.length == 0 ? List.of() : List.of(target.keep(content, content.length))));
    }

    boolean has(String name) {
        return copied.containsKey(name);
    }

    List<BackedFile> files() {
        return List.copyOf(copied.values());
    }

    List<String> folders() {
        return List.copyOf(folders);
    }

    private static BackedFile none() {
        return new BackedFile("", -1, -1, "", List.of());
    }
}
