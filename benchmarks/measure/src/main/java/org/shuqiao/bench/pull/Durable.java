package org.shuqiao.bench.pull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Brings a stock part's files to the end that ours have by themselves: on disk, whatever happens next. */
final class Durable {

    private Durable() {
    }

    /** @return how many files the folder holds, all of them forced, and the folder itself */
    static long folder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            file(file);
        }
        try (FileChannel itself = FileChannel.open(folder, StandardOpenOption.READ)) {
            itself.force(true);
        }
        return files.size();
    }

    static void file(Path file) throws IOException {
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }
}
