package org.shuqiao.nifi.land;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** Size limit of the landing zone in bytes. */
final class Quota {

    private final OptionalLong limit;
    private long used;

    Quota(Path landing, OptionalLong limit) throws IOException {
        this.limit = limit;
        if (limit.isPresent() && Files.isDirectory(landing)) {
            used = size(landing);
        }
    }

    /** Counts bytes that are about to be written. */
    void take(long bytes) {
        used += bytes;
        if (limit.isPresent() && used > limit.getAsLong()) {
            throw full();
        }
    }

    long used() {
        return used;
    }

    /** Forgets what was written since and removed again. */
    void backTo(long before) {
        used = before;
    }

    CodedException full() {
        return new CodedException(CollectCode.LANDING_FULL, limit.isPresent() ? limit.getAsLong() : "disk");
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(Quota::length).sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
