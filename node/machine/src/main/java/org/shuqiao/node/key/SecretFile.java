package org.shuqiao.node.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.shuqiao.base.file.DurableFiles;

/** Writes bytes into a file of mode 0600, complete and on disk before it has its name. */
final class SecretFile {

    private SecretFile() { }

    static void replace(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling("." + file.getFileName() + ".next");
        Files.deleteIfExists(next);
        DurableFiles.create(next, content,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        DurableFiles.rename(next, file);
    }
}
