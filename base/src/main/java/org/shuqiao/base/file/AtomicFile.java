package org.shuqiao.base.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces a file whole: written under another name, forced to disk, renamed. A reader, a kill or a power cut finds
 * the old content or the new one. One process writes a file at a time.
 */
public final class AtomicFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private AtomicFile() { }

    /** Writes a file, and its folder where that is missing. */
    public static void replace(Path file, byte[] content) throws IOException {
        write(file, content);
    }

    /** Writes a file in UTF-8, and its folder where that is missing. */
    public static void replace(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file that nobody but its owner may read at any moment, and its folder where that is missing. */
    public static void replaceSecret(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8), OWNER);
    }

    private static void write(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path next = folder.resolve("." + file.getFileName() + ".next");
        Files.deleteIfExists(next);
        DurableFiles.create(next, content, attributes);
        DurableFiles.rename(next, file);
    }
}
