package org.shuqiao.exchange.cli.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.terminal.CommandCode;

/** File that a command writes for others, and tells of. */
final class OutsideFile {

    private OutsideFile() { }

    static void write(Path file, byte[] content) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.write(file, content);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
        System.out.println(file);
    }
}
