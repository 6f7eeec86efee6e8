package org.shuqiao.pipelines.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folder for Spark's spill files. */
final class Scratch {

    private Scratch() { }

    /** Removes what a killed worker left; only to be called under the lake's lock. */
    static void clear(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> leftovers = files.filter(file -> !file.equals(folder)).sorted(Comparator.reverseOrder())
                        .toList();
                for (Path file : leftovers) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
