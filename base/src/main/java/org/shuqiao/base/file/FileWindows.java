package org.shuqiao.base.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Parts of a large text file from its beginning, middle and end: as much as a sample needs, whatever the file's size.
 *
 * @param head its beginning, with a byte order mark if there is one
 * @param further its middle and its end, each beginning with a line; none where the head is the whole file
 */
public record FileWindows(byte[] head, List<byte[]> further) {

    /** A window as large as this holds some hundred rows of any table. */
    public static final int WINDOW = 1 << 19;

    public FileWindows {
        further = List.copyOf(further);
    }

    /** @param unit bytes of a character, of which the line feed is one: 2 for UTF-16, else 1 */
    public static FileWindows of(Path file, int window, int unit) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long size = in.length();
            if (size <= 3L * window) {
                return new FileWindows(read(in, 0, (int) size), List.of());
            }
            long middle = size / 2 - size / 2 % unit;
            long end = size - window - (size - window) % unit;
            return new FileWindows(read(in, 0, window), List.of(fromLine(read(in, middle, window), unit),
                    fromLine(read(in, end, (int) (size - end)), unit)));
        }
    }

    private static byte[] read(RandomAccessFile in, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(at);
        in.readFully(bytes);
        return bytes;
    }

    /** Line feeds are part of no other character in UTF-8, GB 18030 and Big5, and stand on even places in UTF-16. */
    private static byte[] fromLine(byte[] window, int unit) {
        for (int at = 0; at + unit <= window.length; at += unit) {
            boolean feed = unit == 1 ? window[at] == '\n'
                    : window[at] == '\n' && window[at + 1] == 0 || window[at] == 0 && window[at + 1] == '\n';
            if (feed) {
                return Arrays.copyOfRange(window, at + unit, window.length);
            }
        }
        return new byte[0];
    }
}
