package org.shuqiao.nifi.stream.hj212;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuqiao.nifi.stream.error.StreamCode;

/**
 * Cuts the bytes of one connection into frames, however TCP glued or cut them. A frame ends where its length and check
 * code say, else at its line break: lengths are counted in characters or bytes, and enciphered frames are longer than
 * they say. What comes out depends on the bytes alone, never on how they were cut.
 */
public final class FrameSplitter {

    /** Bytes without the end of a frame after which a connection is given up. */
    public static final int MOST = 1 << 16;
    private static final int HEAD = 6;
    private static final int TAIL = 4;

    private byte[] buffer = new byte[2048];
    private int size;

    /** Takes what came and gives the frames that are whole now, in their order. */
    List<Raw> feed(byte[] bytes, int count) {
        if (size + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + count));
        }
        System.arraycopy(bytes, 0, buffer, size, count);
        size += count;
        List<Raw> found = new ArrayList<>();
        int at = 0;
        while (true) {
            int start = start(at);
            if (start > at && !blank(at, start)) {
                found.add(new Raw.Refused(StreamCode.FRAME_TORN, text(at, start)));
            }
            at = start;
            Optional<Cut> cut = cut(at);
            if (cut.isEmpty()) {
                break;
            }
            found.add(cut.get().raw());
            at = cut.get().next();
        }
        size -= at;
        System.arraycopy(buffer, at, buffer, 0, size);
        return found;
    }

    /** @return the bytes of a frame that has not ended, empty if there is none */
    String rest() {
        return blank(0, size) ? "" : text(0, size);
    }

    boolean isOverfull() {
        return size > MOST;
    }

    private record Cut(Raw raw, int next) { }

    private Optional<Cut> cut(int at) {
        if (size - at < HEAD || !isHead(at)) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text(at + 2, at + HEAD));
        int body = at + HEAD;
        int end = body + length;
        int line = line(body);
        if (line < 0 || line > end + TAIL) {
            if (size < end + TAIL) {
                return Optional.empty();
            }
            String crc = text(end, end + TAIL);
            if (Crc.of(buffer, body, end).equalsIgnoreCase(crc)) {
                return Optional.of(new Cut(new Raw.Whole(length, text(body, end), length, crc), end + TAIL));
            }
            if (line < 0) {
                return Optional.empty();
            }
        }
        int inner = head(body, line);
        if (inner >= 0) {
            return Optional.of(new Cut(new Raw.Refused(StreamCode.FRAME_TORN, text(at, inner)), inner));
        }
        if (line - body < TAIL) {
            return Optional.of(new Cut(new Raw.Refused(StreamCode.FRAME_TORN, text(at, line)), line));
        }
        return Optional.of(new Cut(new Raw.Whole(length, text(body, line - TAIL), line - TAIL - body,
                text(line - TAIL, line)), line));
    }

    /** The place of the next frame, or of what may become one. */
    private int start(int from) {
        for (int i = from; i < size; i++) {
            if (buffer[i] == '#' && mayBeHead(i)) {
                return i;
            }
        }
        return size;
    }

    private int head(int from, int to) {
        for (int i = from; i <= to - HEAD; i++) {
            if (isHead(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean mayBeHead(int at) {
        for (int i = 1; i < HEAD && at + i < size; i++) {
            if (i == 1 ? buffer[at + 1] != '#' : !isDigit(buffer[at + i])) {
                return false;
            }
        }
        return true;
    }

    private boolean isHead(int at) {
        return size - at >= HEAD && buffer[at] == '#' && mayBeHead(at);
    }

    private static boolean isDigit(byte each) {
        return each >= '0' && each <= '9';
    }

    private int line(int from) {
        for (int i = from; i + 1 < size; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] > ' ' || buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }
}
