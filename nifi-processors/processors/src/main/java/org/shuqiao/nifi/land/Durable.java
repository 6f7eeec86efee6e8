package org.shuqiao.nifi.land;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.shuqiao.nifi.batch.Sha256;

/** Writes that have reached the disk when they return. */
final class Durable {

    private static final int BUFFER = 1 << 16;

    private Durable() {
    }

    /** Copies a data file, counting its bytes against the quota. */
    static DataFile copy(InputStream content, Path file, long rows, Quota quota) throws IOException {
        MessageDigest sha = Sha256.create();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out = create(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                quota.take(read);
                bytes += read;
                sha.update(buffer, 0, read);
                writeAll(out, ByteBuffer.wrap(buffer, 0, read));
            }
            out.force(true);
        }
        return new DataFile(file.getFileName().toString(), rows, bytes, HexFormat.of().formatHex(sha.digest()));
    }

    static void write(Path file, byte[] content, Quota quota) throws IOException {
        quota.take(content.length);
        try (FileChannel out = create(file)) {
            writeAll(out, ByteBuffer.wrap(content));
            out.force(true);
        }
    }

    /** Creates a folder and its parents so that they outlive a power cut. */
    static void folder(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            return;
        }
        Path parent = absolute.getParent();
        if (parent != null) {
            folder(parent);
        }
        Files.createDirectories(absolute);
        if (parent != null) {
            force(parent);
        }
    }

    /** Makes the names in a folder durable. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
