package org.shuqiao.city.carry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Atomic file writes by temporary file, fsync and rename. */
public final class AtomicFiles {
    private AtomicFiles() { }

    /** The name a file bears while it is being written. */
    public static Path draft(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file.resolveSibling("." + file.getFileName() + ".part");
    }

    /** Puts the finished draft in the file's place. */
    public static void commit(Path file) throws IOException {
        Path draft = draft(file);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a small file whole. */
    public static void write(Path file, String text) {
        try {
            Files.writeString(draft(file), text);
            commit(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
