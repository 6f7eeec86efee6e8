package org.shuqiao.base.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** Makes files and folders that have reached the disk when a method returns. */
public final class DurableFiles {

    private static final int BUFFER = 1 << 16;

    private DurableFiles() { }

    /** Makes a file that is not there yet. */
    public static void create(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        try (FileChannel out = open(file, attributes)) {
            writeAll(out, ByteBuffer.wrap(content));
            out.force(true);
        }
    }

    /** Makes a file that is not there yet of all that the stream gives; the stream stays open. */
    public static void create(Path file, InputStream content) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out = open(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                writeAll(out, ByteBuffer.wrap(buffer, 0, read));
            }
            out.force(true);
        }
    }

    /** Makes a folder and its parents where they are missing. */
    public static void createFolder(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            return;
        }
        Path parent = absolute.getParent();
        if (parent != null) {
            createFolder(parent);
        }
        Files.createDirectories(absolute);
        if (parent != null) {
            force(parent);
        }
    }

    /** Renames a file or folder within one file system; whoever looks sees it under the old name or the new one. */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(to.toAbsolutePath().getParent());
    }

    /** Forces the names in a folder to disk. */
    public static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileChannel open(Path file, FileAttribute<?>... attributes) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
