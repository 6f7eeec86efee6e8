package org.shuqiao.base.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Removes a file that holds a key: overwritten and forced to disk first. */
public final class OverwrittenFile {

    private OverwrittenFile() { }

    /** Does nothing where there is no such file. What a disk or a back-up keeps of it is beyond this. */
    public static void delete(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[(int) channel.size()]), 0);
            channel.force(true);
        }
        Files.delete(file);
    }
}
