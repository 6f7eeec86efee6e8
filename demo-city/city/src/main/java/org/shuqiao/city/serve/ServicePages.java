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

/** Pages of a service's rows, read from a file that may be replaced at run time. */
final class ServicePages {
    private static final int STRIDE = 100;

    private final Path file;
    private Object version = new Object();
    private final List<Long> marks = new ArrayList<>();
    private long total;

    /** Page of rows with the total number of rows. */
    record Page(long total, String rows) { }

    ServicePages(Path file) {
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

    /** Reader of UTF-8 lines from a file position. */
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
