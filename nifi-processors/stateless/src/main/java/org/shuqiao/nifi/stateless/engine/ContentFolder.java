package org.shuqiao.nifi.stateless.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Temporary folder of this process for FlowFile content. It is deleted at exit, and leftovers of killed processes are
 * removed at start.
 */
public final class ContentFolder implements AutoCloseable {

    private static final String PREFIX = "content-";

    private final Path path;

    private ContentFolder(Path path) {
        this.path = path;
    }

    public static ContentFolder create(Path work) throws IOException {
        Files.createDirectories(work);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(work, PREFIX + "*")) {
            for (Path folder : folders) {
                if (!ownerLives(folder)) {
                    delete(folder);
                }
            }
        }
        return new ContentFolder(Files.createDirectories(work.resolve(PREFIX + ProcessHandle.current().pid())));
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    private static boolean ownerLives(Path folder) {
        String pid = folder.getFileName().toString().substring(PREFIX.length());
        return pid.chars().allMatch(Character::isDigit)
                && ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }

    static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
