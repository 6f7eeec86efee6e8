package org.shuqiao.exchange.platform.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folder of the access log: one file a day, {@code access-2026-11-29.jsonl}, one line a call. */
record AccessFiles(Path folder) {

    private static final Pattern NAME = Pattern.compile("access-[0-9]{4}-[0-9]{2}-[0-9]{2}[.]jsonl");

    /** Is told of each line; whatever follows the last line break is no line yet. */
    @FunctionalInterface
    interface EachLine {

        /** @param place file and line */
        void accept(String place, String text);
    }

    /** @return the day of a file of {@link #all} */
    static LocalDate day(Path file) {
        return LocalDate.parse(file.getFileName().toString().substring("access-".length(),
                "access-2026-11-29".length()));
    }

    Path of(LocalDate day) {
        return folder.resolve("access-" + day + ".jsonl");
    }

    /** @return in the order of their days */
    List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches()).sorted().toList();
        }
    }

    void forEach(EachLine each) throws IOException {
        for (Path file : all()) {
            boolean whole = endsWithBreak(file);
            int number = 0;
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                String line = lines.readLine();
                while (line != null) {
                    String next = lines.readLine();
                    number++;
                    if (next != null || whole) {
                        each.accept(file.getFileName() + " line " + number, line);
                    }
                    line = next;
                }
            }
        }
    }

    /** @return the last line of the newest file that has one */
    Optional<String> last() throws IOException {
        List<Path> files = all();
        for (Path file : files.reversed()) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf('\n');
            if (end >= 0) {
                return Optional.of(text.substring(text.lastIndexOf('\n', end - 1) + 1, end));
            }
        }
        return Optional.empty();
    }

    private static boolean endsWithBreak(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            if (channel.size() == 0) {
                return true;
            }
            var end = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(end);
            return end.get(0) == '\n';
        }
    }
}
