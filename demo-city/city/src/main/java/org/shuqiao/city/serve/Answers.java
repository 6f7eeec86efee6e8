package org.shuqiao.city.serve;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The rows of a service, read page by page from their file; the file may be replaced while the city runs. */
final class Answers {
    private static final int STRIDE = 100;

    private final Path file;
    private Object version = new Object();
    private final List<Long> marks = new ArrayList<>();
    private long total;

    /** Rows of one page with the number of rows in all. */
    record Page(long total, String rows) { }

    Answers(Path file) {
        this.file = file;
    }

    synchronized Page page(long from, int size) throws IOException {
        refresh();
        var rows = new StringBuilder();
        if (from < total) {
            try (var in = new RandomAccessFile(file.toFile(), "r")) {
                in.seek(marks.get((int) (from / STRIDE)));
                long skip = from % STRIDE;
                long left = Math.min(size, total - from);
                var lines = new Lines(in);
                while (left > 0) {
                    String line = lines.next();
                    if (skip > 0) {
                        skip--;
                        continue;
                    }
                    rows.append(rows.isEmpty() ? "" : ",").append(line);
                    left--;
                }
            }
        }
        return new Page(total, rows.toString());
    }

    private void refresh() throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        var now = List.of(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        if (now.equals(version)) {
            return;
        }
        marks.clear();
        total = 0;
        long position = 0;
        boolean fresh = true;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (fresh && total % STRIDE == 0) {
                    marks.add(position);
                }
                fresh = b == '\n';
                if (fresh) {
                    total++;
                }
                position++;
            }
        }
        version = now;
    }

    /** Lines of UTF-8 from a place in a file. */
    private static final class Lines {
        private final RandomAccessFile in;
        private final byte[] chunk = new byte[1 << 14];
        private int length;
        private int at;

        Lines(RandomAccessFile in) {
            this.in = in;
        }

        String next() throws IOException {
            var line = new ByteArrayOutputStream(256);
            while (true) {
                if (at == length) {
                    length = in.read(chunk);
                    at = 0;
                    if (length < 0) {
                        throw new IOException("the rows of a service end too early");
                    }
                }
                byte b = chunk[at++];
                if (b == '\n') {
                    return line.toString(StandardCharsets.UTF_8);
                }
                line.write(b);
            }
        }
    }
}
