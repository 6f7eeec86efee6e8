package org.shuqiao.nifi.stream.spool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.nifi.stream.error.StreamCode;

/** Segment files of a spool, named by the number of their first message. */
public final class Segments {

    /** How long what has landed is kept, so that a late repetition is still known as one. */
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String ENDING = ".jsonl";
    /** File with the number up to which everything landed. */
    private static final String LANDED = "landed";

    private final Path folder;

    public Segments(Path folder) {
        this.folder = folder;
    }

    /** A message under its number, as it is read back. */
    public record Numbered(long number, Message message) { }

    /** Taker of messages. */
    @FunctionalInterface
    public interface Taker {
        /** @return whether it wants the next one */
        boolean take(Numbered message) throws IOException;
    }

    static Path file(Path folder, long first) {
        return folder.resolve(String.format(Locale.ROOT, "%019d%s", first, ENDING));
    }

    /** @return the files in the order of their numbers */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("[0-9]{19}\\.jsonl")).sorted().toList();
        }
    }

    /** Hands on what came after a number, in order, until the taker has had enough. */
    public void read(long after, Taker taker) {
        long[] handed = {after};
        Taker once = message -> {
            handed[0] = message.number();
            return taker.take(message);
        };
        boolean again = true;
        while (again) {
            try {
                readAll(handed[0], once);
                again = false;
            } catch (NoSuchFileException e) {
                // a segment that has landed, or an empty one, went meanwhile: it goes on with those that are left
            } catch (IOException e) {
                throw unusable(e);
            }
        }
    }

    private void readAll(long after, Taker taker) throws IOException {
        List<Path> files = files();
        for (int i = 0; i < files.size(); i++) {
            boolean passed = i + 1 < files.size() && first(files.get(i + 1)) <= after + 1;
            if (!passed && !read(files.get(i), after, taker)) {
                return;
            }
        }
    }

    private static boolean read(Path file, long after, Taker taker) throws IOException {
        // the last line may end within a character: it is no line yet, and no reason to read nothing
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<SpoolLine> read = SpoolLine.read(line);
                if (read.isEmpty()) {
                    return true; // the writer is in the middle of it
                }
                if (read.get().number() > after && !taker.take(new Numbered(read.get().number(),
                        read.get().message()))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Puts on disk what a killed writer left in the newest segments. */
    void force() throws IOException {
        List<Path> files = files();
        for (Path file : files.subList(Math.max(0, files.size() - 2), files.size())) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(false);
            } catch (NoSuchFileException e) {
                // it landed and went meanwhile
            }
        }
    }

    /** @return the newest number, 0 if nothing came yet */
    public long newest() {
        try {
            List<Path> files = files();
            long[] newest = new long[1];
            for (int i = files.size() - 1; i >= 0 && newest[0] == 0; i--) {
                read(files.get(i), 0, message -> {
                    newest[0] = message.number();
                    return true;
                });
            }
            return newest[0];
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    public long bytes() {
        try {
            long bytes = 0;
            for (Path file : files()) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Removes the segments whose messages have all landed, once repetitions of them are no longer to be expected. What
     * landed is noted: no message may have such a number again, though the clock went back.
     */
    public void removeLanded(long landed, Instant now) {
        try {
            if (landed > landed()) {
                AtomicFile.replace(folder.resolve(LANDED), Long.toString(landed));
            }
            List<Path> files = files();
            for (int i = 0; i + 1 < files.size(); i++) {
                boolean old = Files.getLastModifiedTime(files.get(i)).toInstant().isBefore(now.minus(KEPT));
                if (old && first(files.get(i + 1)) <= landed + 1) {
                    Files.deleteIfExists(files.get(i));
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** @return the number up to which everything landed, 0 where nobody knows */
    long landed() throws IOException {
        Path file = folder.resolve(LANDED);
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        String number = Files.readString(file).strip();
        return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    }

    private static long first(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    }

    CodedException unusable(IOException e) {
        return new CodedException(StreamCode.SPOOL_UNUSABLE, e, folder);
    }
}
